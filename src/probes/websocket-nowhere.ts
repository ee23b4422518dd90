import { engineUrl, originOf } from './address.ts';
import type { Probe } from './probe.ts';
import { detailOf, endFound, talk } from './talk.ts';

/**
 * What becomes of a WebSocket to a path that is not there? Node's engine.io lets go of it after about 1000 ms,
 * which tells that one is attached to this host, at whatever path.
 */
export const websocketNowhere: Probe = {
  name: 'websocket-nowhere',
  async ask({ endpoint, signal }) {
    const end = await talk(engineUrl(`${originOf(endpoint)}/sockscope-nowhere/`, 'websocket'), signal, { opened: (socket) => socket.close(), hear: () => true });
    const { opened, code } = end;
    return { answer: opened ? 'yes' : code === undefined ? 'unknown' : 'no', detail: detailOf(end), found: endFound(end) };
  },
};

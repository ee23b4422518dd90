import { phrase } from '../events/probe-detail.ts';
import { engineUrl } from './address.ts';
import type { Probe } from './probe.ts';
import { detailOf, endFound, talk } from './talk.ts';

/** Does a WebSocket open directly, and does Engine.IO answer on it? Closed at once, no namespace is joined. */
export const websocket: Probe = {
  name: 'websocket',
  async ask({ endpoint, signal, protocol }) {
    const end = await talk(engineUrl(endpoint, 'websocket', protocol), signal, { hear: (text) => text?.startsWith('0{') ?? false });
    const found = endFound(end);
    if (end.heard) return { answer: 'yes', detail: phrase('open packet'), found };
    if (end.heard === false) return { answer: 'no', detail: phrase('opened, but what came is no Engine.IO'), found };
    return { answer: end.code === undefined ? 'unknown' : 'no', detail: detailOf(end), found };
  },
};

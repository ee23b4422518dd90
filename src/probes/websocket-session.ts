import { phrase } from '../events/probe-detail.ts';
import { sessionUrl } from './address.ts';
import type { Probe } from './probe.ts';
import { closeSession, openSession } from './session.ts';
import { detailOf, endFound, talk } from './talk.ts';

/** Does a WebSocket take over a session that polling began? Asked up to the probe's answer, without the last step. */
export const websocketSession: Probe = {
  name: 'websocket-session',
  async ask(asked) {
    const session = await openSession(asked);
    if (!session) return { answer: 'unknown', detail: phrase('no session to take over') };
    const { sid, protocol } = session.open;
    const end = await talk(sessionUrl(asked.endpoint, sid, 'websocket', protocol), asked.signal, {
      opened: (socket) => socket.send('2probe'),
      hear: (text) => text === '3probe' || undefined,
    });
    asked.later(closeSession(asked, session.open));
    const found = endFound(end);
    if (end.heard) return { answer: 'yes', detail: phrase('probe answered'), found };
    return { answer: end.code === undefined ? 'unknown' : 'no', detail: detailOf(end), found };
  },
};

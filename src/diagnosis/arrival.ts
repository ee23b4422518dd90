import type { LogEvent } from '../events/events.ts';
import type { Join } from './joins.ts';
import { heardOn } from './life.ts';
import type { Timeline } from './timeline.ts';

/** What comes sooner may have been on its way already. */
const ON_ITS_WAY_MS = 1_000;

/**
 * What shows that a CONNECT came to the server: by polling the answer to a POST, by WebSocket whatever
 * the server said later. `pending`: the POST that carries it is without answer. `unknown`: nothing tells.
 */
export function arrivalOf(timeline: Timeline, { connection: { id, first, handshake, upgraded }, requested }: Join): LogEvent | 'pending' | 'unknown' {
  const later = heardOn(timeline, id).filter(({ seq }) => seq > requested.seq);
  const byPolling = (handshake ?? first).transport === 'polling' && !(upgraded && upgraded.seq < requested.seq);
  if (!byPolling) return later.find(({ at }) => at >= requested.at + ON_ITS_WAY_MS) ?? 'unknown';
  // A client posts one request at a time, and upgrades only once it is answered.
  const posted = later.find((event) => event.type === 'poll.answered' && event.method === 'POST') ?? upgraded;
  return posted ?? (timeline.within(id, 'poll.noticed').length > 0 ? 'unknown' : 'pending');
}

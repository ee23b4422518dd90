import type { LogEvent } from '../events/events.ts';
import type { Join } from './joins.ts';
import { heardOn } from './life.ts';
import type { Timeline } from './timeline.ts';

/** What comes sooner may have been on its way already. */
const ON_ITS_WAY_MS = 1_000;
/** A client tries its upgrade once a session: more often only where a cache hands it the handshake again and again. */
const UPGRADES = 2;

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

/**
 * Says whether the answer may have been lost on the way to the page, other than with the connection: the
 * upgrade's probe was answered and no upgrade followed, though nothing of the page's own was pending, so
 * the poll that would bring the answer does not return; or a cache gives the answers.
 */
export function isHeldBack(timeline: Timeline, join: Join): boolean {
  const { connection: { id, upgraded, upgradeFailed }, unanswered } = join;
  if (!unanswered) return false;
  if (timeline.within(id, 'websocket.opening').length > UPGRADES) return true;
  const arrival = arrivalOf(timeline, join);
  if (typeof arrival === 'string' || arrival.seq > unanswered.seq) return false;
  const went = (upgraded ?? upgradeFailed)?.seq ?? Infinity;
  return timeline.within(id, 'engine.probe-answered').some(({ seq }) => seq < unanswered.seq && went > unanswered.seq);
}

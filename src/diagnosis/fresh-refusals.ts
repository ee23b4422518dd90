import type { EventOf } from '../events/events.ts';
import type { ConnectionView } from './connection.ts';
import type { Timeline } from './timeline.ts';

/** python-engineio and Node's engine.io, in this order. */
const UNKNOWN = /Invalid session|Session ID unknown|"code":\s*1\b/;
/** A session that was there longer may have been lost to a restart, or while the page slept. */
const FRESH_MS = 5_000;

/** Refusals of sessions that the same server had just begun, one a connection. */
export const freshRefusals = (timeline: Timeline, connections: readonly ConnectionView[]): EventOf<'poll.refused'>[] =>
  connections.flatMap(({ id, handshake, end }) => {
    if (!handshake || timeline.within(id, 'poll.failed').length > 0) return [];
    // The page's goodbye may overtake a poll that was sent before it: the server knows the session no more, as it should.
    const closedByPage = end?.type === 'engine.closed' && end.by === 'page' ? end.seq : Infinity;
    return timeline.within(id, 'poll.refused').find(({ preview, at, seq }) =>
      UNKNOWN.test(preview) && seq > handshake.seq && seq < closedByPage && at - handshake.at <= FRESH_MS) ?? [];
  });

/** How many sessions were refused: a cache that repeats an old handshake names the same one each time. */
export const sessionsOf = (refusals: readonly EventOf<'poll.refused'>[], connections: readonly ConnectionView[]): number => {
  const refused = new Set(refusals.map(({ connection }) => connection));
  return new Set(connections.filter(({ id }) => refused.has(id)).map(({ handshake }) => handshake?.sid)).size;
};

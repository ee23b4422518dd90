import type { ConnectionView } from '../../connection.ts';
import { byEndpoint } from '../../failing.ts';
import { heardOn, nowOf } from '../../life.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';

/** A server that cannot read what came closes at once. */
const AT_ONCE_MS = 1_000;
const ANSWER_MS = 5_000;
const SESSIONS = 2;
const CERTAIN = 2;

/** What tells of it on one connection. */
interface Sign {
  readonly evidence: readonly number[];
  /** Signs are certain together from CERTAIN on. */
  readonly weight: number;
}

/** Packets of a parser of the app's own go out, and none comes back. */
function unreadThere(timeline: Timeline, { id, end }: ConnectionView): Sign | undefined {
  const [sent] = timeline.within(id, 'binary.sent').filter(({ parser }) => parser);
  if (!sent || timeline.within(id, 'binary.received').some(({ parser }) => parser)) return undefined;
  const plain = timeline.within(id, 'namespace.connected', 'namespace.refused', 'event.received')[0];
  if (plain) return { evidence: [sent.seq, plain.seq], weight: CERTAIN };
  if (end?.type === 'engine.closed' && end.by === 'server' && end.at - sent.at <= AT_ONCE_MS) return { evidence: [sent.seq, end.seq], weight: 1 };
  const heard = heardOn(timeline, id).find(({ at }) => at - sent.at >= ANSWER_MS);
  return heard || (!end && nowOf(timeline) - sent.at >= ANSWER_MS) ? { evidence: [sent.seq, ...(heard ? [heard.seq] : [])], weight: 0 } : undefined;
}

/** The client says that it cannot read what came. */
function unreadHere(timeline: Timeline, { id }: ConnectionView): Sign | undefined {
  const closed = timeline.within(id, 'manager.closed').find(({ reason }) => reason === 'parse error');
  return closed && { evidence: [closed.seq], weight: CERTAIN };
}

/** The server closes on reading a plain CONNECT, without a word. */
function closedOnConnect(timeline: Timeline, { id, end }: ConnectionView): Sign | undefined {
  const [asked, more] = timeline.within(id, 'namespace.requested', 'namespace.connected', 'namespace.refused', 'namespace.left', 'poll.refused');
  const closed = end?.type === 'engine.closed' && end.by === 'server' ? end : undefined;
  return asked?.type === 'namespace.requested' && !more && closed && closed.at - asked.at <= AT_ONCE_MS ? { evidence: [asked.seq, closed.seq], weight: 0 } : undefined;
}

/**
 * Client and server have different parsers (`parser:` of socket.io, MessagePack mostly): neither reads
 * what the other sends. A server that closes each connection on a plain CONNECT may have one, or do so on purpose.
 */
export const parseMismatch = defineRule({
  id: 'parse-mismatch',
  severity: 'error',
  settledBy: ['connect'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const signs = connections.flatMap((connection) => unreadThere(timeline, connection) ?? unreadHere(timeline, connection) ?? []);
      const closed = signs.length > 0 ? [] : connections.flatMap((connection) => closedOnConnect(timeline, connection) ?? []);
      const found = closed.length >= SESSIONS && closed.length === connections.filter(({ end }) => end).length ? closed : signs;
      if (found.length === 0) continue;
      yield {
        outcome: found.reduce((sum, { weight }) => sum + weight, 0) >= CERTAIN ? 'problem' : 'unclear',
        evidence: found.flatMap(({ evidence }) => evidence),
        args: { endpoint, custom: signs.length > 0 },
      };
    }
  },
});

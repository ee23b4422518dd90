import { arrivalOf, isHeldBack } from '../../arrival.ts';
import { isOffline } from '../../environment.ts';
import { type Join, triesSince } from '../../joins.ts';
import { heardOn } from '../../life.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';

const SLOW_MS = 5_000;
/** A network that is slow as a whole was so for the handshake too. */
const HANDSHAKES = 5;
/** What comes this shortly before the answer came with it. */
const WITH_IT_MS = 300;

/** Whether CONNECT itself was slow: not the network, and not a page that slept meanwhile. */
function isSlow({ connection: { handshake }, unanswered, connected, refused }: Join): boolean {
  const ms = (connected ?? refused)?.ms ?? 0;
  return unanswered !== undefined && ms >= SLOW_MS && ms >= HANDSHAKES * (handshake?.ms ?? 0);
}

/** Whether the server answered other things while CONNECT had to wait. */
function answeredOthers(timeline: Timeline, { connection, requested, connected, refused }: Join): boolean {
  const end = (connected ?? refused)?.at ?? Infinity;
  return heardOn(timeline, connection.id).some(({ seq, at }) => seq > requested.seq && at < end - WITH_IT_MS);
}

/**
 * CONNECT was answered late, or the request that carries it is itself without answer: the connect
 * handler takes long, or the server does one thing at a time and the pending poll keeps it busy. That
 * other things were answered meanwhile, or that a checkup's request is while a poll is pending, tells them apart.
 */
export const connectSlow = defineRule({
  id: 'connect-slow',
  severity: 'warning',
  settledBy: ['single-slot'],
  *judge(timeline) {
    const wasFast = (join: Join): boolean => Boolean(join.connected ?? join.refused) && !isSlow(join);
    for (const { endpoint, namespace, joins } of triesSince(timeline, wasFast)) {
      const slow = joins.filter((join) => join.unanswered && !isHeldBack(timeline, join) && !isOffline(timeline, join.unanswered.at)
        && (isSlow(join) || (!join.left && arrivalOf(timeline, join) === 'pending')));
      const [first] = slow;
      if (!first) continue;
      const { 'single-slot': slots } = timeline.answers(endpoint, first.requested.seq);
      if (slots?.answer === 'no') continue;
      const certain = slots?.answer === 'yes' || slow.some((join) => isSlow(join) && answeredOthers(timeline, join));
      yield {
        outcome: certain ? 'problem' : 'unclear',
        evidence: [
          ...slow.flatMap(({ requested, unanswered, connected, refused }) => [requested, unanswered, connected ?? refused]), slots,
        ].flatMap((event) => (event ? [event.seq] : [])),
        args: { endpoint, namespace, ms: Math.max(...slow.map(({ unanswered, connected, refused }) => (connected ?? refused)?.ms ?? unanswered?.ms ?? 0)) },
      };
    }
  },
});

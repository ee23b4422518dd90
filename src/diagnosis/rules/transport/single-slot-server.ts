import type { EventOf } from '../../../events/events.ts';
import type { ConnectionView } from '../../connection.ts';
import { byEndpoint } from '../../failing.ts';
import { freshRefusals } from '../../fresh-refusals.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';

/** A POST that took longer was held up. */
const HELD_MS = 1_000;
/** What waited for the poll's end is answered this soon after it. */
const FREED_MS = 250;
/** Events of one answer stand this close together. */
const SAME_MS = 50;
/** The poll that frees a POST is told close before it. */
const NEAR = 8;

type Answered = EventOf<'poll.answered'>;

/** POSTs that ended right after a poll that was pending before them and that brought a ping, as pairs of poll and POST. */
function heldPosts(timeline: Timeline, { id }: ConnectionView): (readonly [poll: Answered, post: Answered])[] {
  const polls = timeline.within(id, 'poll.answered');
  const pings = timeline.within(id, 'engine.pinged');
  return polls.flatMap((post, index) => {
    if (post.method !== 'POST' || post.ms < HELD_MS) return [];
    const poll = polls.slice(Math.max(0, index - NEAR), index).find(({ method, at, ms }) =>
      method === 'GET' && post.at - at <= FREED_MS && at - ms <= post.at - post.ms + SAME_MS);
    // On a server that has more slots a slow POST may bring about the answer to the poll; a ping it does not.
    const pinged = poll && pings.some(({ at }) => at >= poll.at && at <= poll.at + SAME_MS);
    return pinged ? [[poll, post] as const] : [];
  });
}

/** Questions of the checkup that were answered right after such a poll, which was pending before them. */
function heldProbes(timeline: Timeline, endpoint: string, { id }: ConnectionView): (readonly [poll: Answered, probe: EventOf<'probe.answered'>])[] {
  const pings = timeline.within(id, 'engine.pinged');
  const polls = timeline.within(id, 'poll.answered').filter(({ method, at, ms }) => method === 'GET' && ms >= HELD_MS && pings.some((ping) => Math.abs(ping.at - at) <= SAME_MS));
  return timeline.of('probe.answered').flatMap((probe) => {
    if (probe.endpoint !== endpoint || probe.answer === 'unknown' || probe.probe === 'same-origin' || probe.ms < HELD_MS) return [];
    const poll = polls.find(({ at, ms }) => probe.at >= at && probe.at - at <= FREED_MS && at - ms <= probe.at - probe.ms + SAME_MS);
    return poll ? [[poll, probe] as const] : [];
  });
}

/** Questions by polling without answer, while not even the POST that carried them was answered. */
function heldQuestions(timeline: Timeline, { id, transport, state }: ConnectionView): EventOf<'namespace.unanswered' | 'ack.unanswered'>[] {
  if (state !== 'open' || transport !== 'polling' || timeline.within(id, 'engine.probe-answered').length > 0) return [];
  const posts = timeline.within(id, 'poll.answered', 'poll.failed').filter(({ method }) => method === 'POST');
  const freed = posts[posts.length - 1]?.at ?? 0;
  return timeline.within(id, 'namespace.unanswered', 'ack.unanswered').filter((event) =>
    (event.type === 'namespace.unanswered' || event.by === 'server') && freed < event.at - event.ms);
}

/**
 * The server handles one request at a time: while a poll waits, everything else does, and a POST is
 * answered when the poll ends, by a ping at the latest; so are the checkup's questions. A synchronous gunicorn worker and one with a
 * single thread cannot be told apart.
 */
export const singleSlotServer = defineRule({
  id: 'single-slot-server',
  severity: 'error',
  settledBy: ['single-slot'],
  explains: ['websocket-handshake-unanswered'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const held = connections.flatMap((connection) => [...heldPosts(timeline, connection), ...heldProbes(timeline, endpoint, connection)]);
      const questions = connections.flatMap((connection) => heldQuestions(timeline, connection));
      const { 'single-slot': probe } = timeline.answers(endpoint);
      const settled = probe?.answer === 'no';
      // Of several workers, all can be held by polls that were given up.
      if (probe?.answer === 'yes' || (!settled && held.length + questions.length === 0) || freshRefusals(timeline, connections).length > 0) continue;
      yield {
        outcome: settled || held.length > 1 ? 'problem' : 'unclear',
        evidence: [...new Set([...held.flat(), ...questions, ...(settled ? [probe] : [])].map(({ seq }) => seq))].sort((left, right) => left - right),
        args: { endpoint, times: held.length },
      };
    }
  },
});

import type { EventOf } from '../../../events/events.ts';
import type { ConnectionView } from '../../connection.ts';
import { byEndpoint } from '../../failing.ts';
import { found, pollingAnswer } from '../../probe-answers.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';
import { isOnWebSocket } from '../../upgrades.ts';

/** A poll that ended sooner than this did not wait for a packet: the server is quick. */
const QUICK_MS = 2_500;

/** WebSockets that were neither taken nor refused, and are not yet. */
const unanswered = (timeline: Timeline, { id }: ConnectionView): readonly EventOf<'websocket.unanswered'>[] =>
  timeline.within(id, 'websocket.opened', 'engine.probe-answered').length > 0 ? [] : timeline.within(id, 'websocket.unanswered');

/** Polls were answered quickly while the WebSocket was not. */
function pollsMeanwhile(timeline: Timeline, { id }: ConnectionView): boolean {
  const [opening] = timeline.within(id, 'websocket.opening');
  return timeline.within(id, 'poll.answered').some(({ seq, ms }) => seq > (opening?.seq ?? Infinity) && ms < QUICK_MS);
}

/**
 * The request for a WebSocket is neither answered nor refused, while polling works: something between
 * swallows it. For an upgrade the client has no timer and says nothing. Where a client begins with
 * WebSocket a server that hangs looks the same, until the checkup polls.
 */
export const websocketHandshakeUnanswered = defineRule({
  id: 'websocket-handshake-unanswered',
  severity: 'warning',
  settledBy: ['websocket', 'script', 'cors-plain'],
  *judge(timeline) {
    if (timeline.of('websocket.unanswered').length === 0) return;
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (isOnWebSocket(connections)) continue;
      const mute = connections.flatMap((connection) => unanswered(timeline, connection));
      const last = mute[mute.length - 1];
      if (!last) continue;
      const answers = timeline.answers(endpoint, last.seq);
      const { websocket, reachable } = answers;
      const polling = pollingAnswer(answers);
      if (websocket?.answer === 'yes' || (!polling && reachable && reachable.answer !== 'yes')) continue;
      const polled = connections.some((connection) => unanswered(timeline, connection).some(({ upgrade }) => upgrade) && pollsMeanwhile(timeline, connection));
      const probed = polling && websocket?.answer === 'unknown' && found(websocket, 'opened') === false;
      yield {
        outcome: polled || probed ? 'problem' : 'unclear',
        evidence: [...mute, ...(probed ? [polling, websocket] : [])].map(({ seq }) => seq),
        args: { endpoint },
      };
    }
  },
});

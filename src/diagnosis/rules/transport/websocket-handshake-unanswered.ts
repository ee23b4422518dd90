import type { EventOf } from '../../../events/events.ts';
import type { ConnectionView } from '../../connection.ts';
import { byEndpoint } from '../../failing.ts';
import { found, neverOpened, pollingAnswer } from '../../probe-answers.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';
import { isOnWebSocket, lastOnWebSocket } from '../../upgrades.ts';

/** WebSockets that were neither taken nor refused, and are not yet. */
const unanswered = (timeline: Timeline, { id }: ConnectionView): readonly EventOf<'websocket.unanswered'>[] =>
  timeline.within(id, 'websocket.opened', 'engine.probe-answered').length > 0 ? [] : timeline.within(id, 'websocket.unanswered');

/** A poll that returns this soon after a POST may have waited behind it. */
const BESIDE_MS = 100;

/** While the WebSocket waited a POST was answered in the midst of a poll: there is room for more than one request. */
function isServedBeside(timeline: Timeline, { id }: ConnectionView): boolean {
  const [opening] = timeline.within(id, 'websocket.opening').slice(-1);
  const polls = timeline.within(id, 'poll.answered').filter(({ seq }) => seq > (opening?.seq ?? Infinity));
  return polls.some((post) => post.method === 'POST' && polls.some((poll) =>
    poll.method === 'GET' && poll.at - post.at > BESIDE_MS && poll.at - poll.ms < post.at - post.ms));
}

/**
 * The request for a WebSocket is neither answered nor refused, while polling works: something between
 * swallows it. For an upgrade the client has no timer and says nothing. Where a POST is answered beside a
 * pending poll the server is awake, and the poll does not hold its only worker; one that names `maxPayload` does
 * not take a request that lost its Upgrade header for a poll, and so it is certain. Where a client begins with
 * WebSocket a server that hangs looks the same, until the checkup polls.
 */
export const websocketHandshakeUnanswered = defineRule({
  id: 'websocket-handshake-unanswered',
  severity: 'warning',
  settledBy: ['websocket', 'script', 'cors-plain'],
  explains: ['server-hangs'],
  *judge(timeline) {
    if (timeline.of('websocket.unanswered').length === 0) return;
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (isOnWebSocket(connections)) continue;
      const worked = lastOnWebSocket(connections);
      const mute = connections.flatMap((connection) => unanswered(timeline, connection)).filter(({ seq }) => seq > worked);
      const [begun] = mute;
      if (!begun) continue;
      // The client tries again, and again nothing comes: a checkup in between counts as well.
      const answers = timeline.answers(endpoint, begun.seq);
      const { websocket, reachable } = answers;
      const polling = pollingAnswer(answers);
      // A WebSocket that is refused in the end was not swallowed: `upgrade-headers-stripped` knows one that is refused late.
      if (websocket?.answer === 'yes' || neverOpened(websocket) || (!polling && reachable && reachable.answer !== 'yes')) continue;
      const polled = mute.some(({ connection, upgrade }) => {
        const waiting = connections.find(({ id }) => id === connection);
        return upgrade && waiting?.handshake?.maxPayload !== undefined && isServedBeside(timeline, waiting);
      });
      const probed = polling && websocket?.answer === 'unknown' && found(websocket, 'opened') === false;
      yield {
        outcome: probed || polled ? 'problem' : 'unclear',
        evidence: [...mute, ...(probed ? [polling, websocket] : [])].map(({ seq }) => seq),
        args: { endpoint },
      };
    }
  },
});

import type { EventOf } from '../../../events/events.ts';
import type { ConnectionView } from '../../connection.ts';
import { byEndpoint } from '../../failing.ts';
import { found, pollingAnswer } from '../../probe-answers.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';
import { isOnWebSocket, lastOnWebSocket } from '../../upgrades.ts';

type Mute = EventOf<'engine.probe-unanswered' | 'engine.muted'>;

/** An open WebSocket that never said a word: neither the answer to a probe nor an open packet. */
function muteOn(timeline: Timeline, { id, handshake }: ConnectionView): Mute[] {
  if (handshake?.transport === 'websocket' || timeline.within(id, 'engine.probe-answered').length > 0) return [];
  return timeline.within(id, 'engine.probe-unanswered', 'engine.muted').filter((event) => event.type === 'engine.probe-unanswered' || !event.handshaken);
}

/**
 * The WebSocket opens and then nothing comes: something between answers the handshake and keeps the
 * frames. A poll that is answered meanwhile shows that the server itself is awake. A client that begins
 * with WebSocket polls not, so that a server that hangs, or is none of Socket.IO, looks the same.
 */
export const websocketMute = defineRule({
  id: 'websocket-mute',
  severity: 'warning',
  settledBy: ['websocket', 'script', 'cors-plain'],
  *judge(timeline) {
    if (timeline.of('engine.probe-unanswered', 'engine.muted').length === 0) return;
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (isOnWebSocket(connections)) continue;
      const worked = lastOnWebSocket(connections);
      const mute = connections.flatMap((connection) => muteOn(timeline, connection)).filter(({ seq }) => seq > worked);
      const [begun] = mute;
      if (!begun) continue;
      // The client tries again, and again nothing comes: a checkup in between counts as well.
      const answers = timeline.answers(endpoint, begun.seq);
      const { websocket } = answers;
      if (websocket?.answer === 'yes') continue;
      const polled = mute.some(({ connection = '' }) => {
        const [probe] = timeline.within(connection, 'engine.probed');
        return timeline.within(connection, 'poll.answered').some(({ seq }) => seq > (probe?.seq ?? Infinity));
      });
      const polling = pollingAnswer(answers);
      const probed = polling && websocket?.answer === 'unknown' && (found(websocket, 'opened') === true || websocket.detail === 'opened, but silent');
      yield {
        outcome: polled || probed ? 'problem' : 'unclear',
        evidence: [...mute, ...(probed ? [polling, websocket] : [])].map(({ seq }) => seq),
        args: { endpoint },
      };
    }
  },
});

import { byEndpoint } from '../../failing.ts';
import { neverOpened } from '../../probe-answers.ts';
import { defineRule } from '../../rule.ts';
import { bareHandshakes, isOnWebSocket } from '../../upgrades.ts';

/**
 * The handshake came by polling and its list of upgrades is empty: this server cannot, or may not,
 * speak WebSocket. Flask-SocketIO does so without simple-websocket, eventlet or gevent-websocket.
 * Where a WebSocket opens all the same, its support is there and only upgrades are switched off.
 */
export const websocketNotOffered = defineRule({
  id: 'websocket-not-offered',
  severity: 'warning',
  settledBy: ['websocket'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const bare = bareHandshakes(connections);
      const [first] = bare;
      if (!first) continue;
      const opened = connections.some(({ id }) => timeline.within(id, 'websocket.opened').some(({ seq }) => seq > first.seq));
      const { websocket } = timeline.answers(endpoint, first.seq);
      if (opened || isOnWebSocket(connections) || websocket?.answer === 'yes') continue;
      const settled = neverOpened(websocket);
      yield {
        outcome: 'problem',
        evidence: [...bare, ...(settled && websocket ? [websocket] : [])].map(({ seq }) => seq),
        args: { endpoint, settled },
      };
    }
  },
});

import { byEndpoint } from '../../failing.ts';
import { defineRule } from '../../rule.ts';

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
      const shaken = connections.flatMap(({ handshake }) => handshake ?? []).sort((left, right) => left.seq - right.seq);
      const offered = shaken.map(({ transport, upgrades }) => transport !== 'polling' || upgrades.length > 0).lastIndexOf(true);
      const bare = shaken.slice(offered + 1);
      const [first] = bare;
      if (!first) continue;
      const opened = connections.some(({ id, state, transport }) =>
        (state === 'open' && transport === 'websocket') || timeline.within(id, 'websocket.opened').some(({ seq }) => seq > first.seq));
      const { websocket } = timeline.answers(endpoint, first.seq);
      if (opened || websocket?.answer === 'yes') continue;
      yield {
        outcome: 'problem',
        evidence: [...bare, ...(websocket?.answer === 'no' ? [websocket] : [])].map(({ seq }) => seq),
        args: { endpoint },
      };
    }
  },
});

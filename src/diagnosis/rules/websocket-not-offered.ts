import { defineRule } from '../rule.ts';

/**
 * The handshake came by polling and its list of upgrades is empty: this server cannot, or may not,
 * speak WebSocket. Flask-SocketIO does so without simple-websocket, eventlet or gevent-websocket.
 */
export const websocketNotOffered = defineRule({
  id: 'websocket-not-offered',
  severity: 'warning',
  settledBy: ['websocket'],
  *judge(timeline) {
    for (const line of timeline.lines) {
      const shaken = line.sessions.flatMap((session) => (session.handshake ? [session.handshake] : []));
      const last = shaken[shaken.length - 1];
      if (!last || last.transport !== 'polling' || last.upgrades.length > 0) continue;
      yield {
        outcome: 'problem',
        evidence: shaken.filter((event) => event.upgrades.length === 0).map((event) => event.seq),
        args: { endpoint: line.endpoint },
      };
    }
  },
});

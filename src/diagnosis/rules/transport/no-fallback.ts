import { isBlockedByPolicy } from '../../environment.ts';
import { byEndpoint, newestSeq } from '../../failing.ts';
import { pollingAnswer } from '../../probe-answers.ts';
import { defineRule } from '../../rule.ts';
import { deadWebSockets } from '../../upgrades.ts';

/**
 * The client begins with WebSocket, which fails, and never comes to polling, which would work: it
 * falls back with `tryAllTransports` alone. The wire does not tell such a client from one that may use
 * nothing but WebSocket; the options of its manager do.
 */
export const noFallback = defineRule({
  id: 'no-fallback',
  severity: 'error',
  settledBy: ['script', 'cors-plain', 'websocket'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (isBlockedByPolicy(timeline, endpoint, 'ws')) continue;
      const shaken = newestSeq(timeline, connections, 'engine.handshaken');
      const dead = deadWebSockets(timeline, connections).filter(({ seq }) => seq > shaken);
      if (dead.length === 0) continue;
      const manager = connections.flatMap((connection) => connection.manager ?? []).pop();
      const { transports, tryAllTransports } = manager?.options ?? {};
      if (manager && (tryAllTransports === true || !/^websocket\b.*polling/.test(String(transports)))) continue;
      const answers = timeline.answers(endpoint, shaken);
      const polling = pollingAnswer(answers);
      if (answers.websocket?.answer === 'yes' || (!manager && !polling)) continue;
      yield {
        outcome: manager && polling ? 'problem' : 'unclear',
        evidence: [...dead, manager, polling].flatMap((event) => (event ? [event.seq] : [])),
        args: { endpoint },
      };
    }
  },
});

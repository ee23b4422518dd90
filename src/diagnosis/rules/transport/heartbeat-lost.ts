import { byEndpoint } from '../../failing.ts';
import { lostHeartbeats } from '../../lost-heartbeats.ts';
import { defineRule } from '../../rule.ts';

/**
 * The server's ping stayed away for longer than the handshake allows, so the client gave up on an open
 * connection. A server that stands still and a network that loses everything look the same from here;
 * only requests made at that very time would tell.
 */
export const heartbeatLost = defineRule({
  id: 'heartbeat-lost',
  severity: 'warning',
  settledBy: ['same-origin', 'reachable'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const lost = lostHeartbeats(timeline, connections);
      if (lost.length === 0) continue;
      yield {
        outcome: lost.some(({ over }) => over) ? 'problem' : 'unclear',
        evidence: lost.flatMap(({ heard, told }) => [...(heard ? [heard.seq] : []), told.seq]),
        args: { endpoint, times: lost.length },
      };
    }
  },
});

import { byEndpoint } from '../../failing.ts';
import { lostHeartbeats } from '../../lost-heartbeats.ts';
import { defineRule } from '../../rule.ts';

/**
 * The device changed its network while the connection was open, and nothing came ever since: the
 * connection still belongs to the old network, and nobody tells the page so. Seen from Wi-Fi to cellular.
 */
export const halfOpenAfterNetworkChange = defineRule({
  id: 'half-open-after-network-change',
  severity: 'warning',
  settledBy: ['reachable'],
  explains: ['heartbeat-lost'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const lost = lostHeartbeats(timeline, connections);
      const changed = lost.flatMap((one) => {
        const change = timeline.of('page.network-changed', 'page.went-online').find(({ seq, at }) =>
          seq < one.told.seq && at > (one.heard?.at ?? Infinity));
        return change ? [{ ...one, change }] : [];
      });
      if (changed.length === 0) continue;
      yield {
        // Another loss without any change speaks for another cause.
        outcome: changed.length === lost.length && changed.some(({ over }) => over) ? 'problem' : 'unclear',
        evidence: changed.flatMap(({ heard, change, told }) => [...(heard ? [heard.seq] : []), change.seq, told.seq]),
        args: { endpoint },
      };
    }
  },
});

import { gotIn, isThrownOut, triesSince } from '../../joins.ts';
import { defineRule } from '../../rule.ts';

/**
 * The server let the client in and disconnected it at once: `socket.disconnect()` in its connection
 * handler. The client hears `io server disconnect` without a reason, and does not try again.
 */
export const disconnectedAfterConnect = defineRule({
  id: 'disconnected-after-connect',
  severity: 'error',
  settledBy: [],
  *judge(timeline) {
    for (const { endpoint, namespace, joins } of triesSince(timeline, gotIn)) {
      const out = joins.filter(isThrownOut);
      const [first] = out;
      if (!first) continue;
      yield {
        outcome: 'problem',
        evidence: out.flatMap(({ connected, left }) => [connected, left]).flatMap((event) => (event ? [event.seq] : [])),
        args: { endpoint, namespace, ms: Math.round((first.left?.at ?? 0) - (first.connected?.at ?? 0)), times: out.length },
      };
    }
  },
});

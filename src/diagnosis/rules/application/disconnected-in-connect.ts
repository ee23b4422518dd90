import { gotIn, isTurnedOut, triesSince } from '../../joins.ts';
import { defineRule } from '../../rule.ts';

/**
 * The server disconnects inside its own connect handler: Flask's `disconnect()` there sends DISCONNECT
 * before CONNECT is answered. The client hears `disconnect` without a `connect` or a reason, and does
 * not try again.
 */
export const disconnectedInConnect = defineRule({
  id: 'disconnected-in-connect',
  severity: 'error',
  settledBy: [],
  *judge(timeline) {
    for (const { endpoint, namespace, joins } of triesSince(timeline, gotIn)) {
      const out = joins.filter(isTurnedOut);
      if (out.length === 0) continue;
      yield {
        outcome: 'problem',
        evidence: out.flatMap(({ requested, left }) => [requested.seq, ...(left ? [left.seq] : [])]),
        args: { endpoint, namespace, times: out.length },
      };
    }
  },
});

import { triesSince } from '../../joins.ts';
import { defineRule } from '../../rule.ts';
import { isUnknownNamespace } from './namespace-unknown.ts';

/** The app's own words may be a whole page. */
const MESSAGE_SHOWN = 120;

/**
 * The server's code said no: middleware called `next(error)`, or a connect handler raised
 * `ConnectionRefusedError` or returned False. The client does not try again by itself.
 */
export const namespaceRefused = defineRule({
  id: 'namespace-refused',
  severity: 'error',
  settledBy: [],
  *judge(timeline) {
    for (const { endpoint, namespace, joins } of triesSince(timeline, ({ connected }) => connected !== undefined)) {
      const refusals = joins.flatMap(({ refused }) => (refused && !isUnknownNamespace(refused) ? [refused] : []));
      const last = refusals[refusals.length - 1];
      if (!last) continue;
      yield {
        outcome: 'problem',
        evidence: refusals.map(({ seq }) => seq),
        args: { endpoint, namespace, message: last.message.slice(0, MESSAGE_SHOWN), times: refusals.length },
      };
    }
  },
});

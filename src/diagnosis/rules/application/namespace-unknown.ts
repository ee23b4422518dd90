import type { EventOf } from '../../../events/events.ts';
import { triesSince } from '../../joins.ts';
import { defineRule } from '../../rule.ts';

/** Node's own words, and python-socketio's. */
const UNKNOWN = /^(?:Invalid namespace|Unable to connect)$/;

/** Whether a refusal is that of a server without such a namespace; without words it may be. */
export const isUnknownNamespace = ({ namespace, message }: EventOf<'namespace.refused'>): boolean =>
  UNKNOWN.test(message) || (message === '' && namespace !== '/');

/**
 * The server has no such namespace: nothing was registered for it, or the client's address has a path
 * behind the host, which is taken for one. Clients of a Flask server see an error without a message.
 */
export const namespaceUnknown = defineRule({
  id: 'namespace-unknown',
  severity: 'error',
  settledBy: ['connect'],
  *judge(timeline) {
    for (const { endpoint, namespace, joins } of triesSince(timeline, ({ connected }) => connected !== undefined)) {
      const refusals = joins.flatMap(({ refused }) => (refused && isUnknownNamespace(refused) ? [refused] : []));
      if (refusals.length === 0) continue;
      yield {
        outcome: refusals.some(({ message }) => message !== '') ? 'problem' : 'unclear',
        evidence: refusals.map(({ seq }) => seq),
        args: { endpoint, namespace },
      };
    }
  },
});

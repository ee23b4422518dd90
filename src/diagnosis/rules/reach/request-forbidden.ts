import { defineRule } from '../../rule.ts';
import { findingOf, troubles } from '../../troubles.ts';

/**
 * 401 or 403, readable: `allowRequest` in Node (code 4), a login in front, a firewall. The server is there
 * and does not want this request.
 */
export const requestForbidden = defineRule({
  id: 'request-forbidden',
  severity: 'error',
  settledBy: ['cors-plain'],
  *judge(timeline) {
    for (const trouble of troubles(timeline)) {
      const last = trouble.rebuffs[trouble.rebuffs.length - 1];
      if (last?.type !== 'poll.refused' || (last.status !== 401 && last.status !== 403)) continue;
      const same = trouble.rebuffs.filter((event) => event.type === 'poll.refused' && event.status === last.status);
      yield findingOf(trouble, 'problem', same, [], { status: last.status, byNode: /"code":4\b/.test(last.preview) });
    }
  },
});

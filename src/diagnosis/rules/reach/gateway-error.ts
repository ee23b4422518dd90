import { defineRule } from '../../rule.ts';
import { findingOf, troubles } from '../../troubles.ts';

/** What Socket.IO servers say of a bad request in their own words, which other rules read. */
const OWN_WORDS = /^\s*(?:"|\{"code":)/;

/**
 * An HTTP error that the page may read, of a proxy, a host or a framework and not of Socket.IO: nothing at
 * that path, too many requests, the app behind it is down.
 */
export const gatewayError = defineRule({
  id: 'gateway-error',
  severity: 'error',
  settledBy: ['other-path'],
  explains: ['server-hangs', 'server-unreachable'],
  *judge(timeline) {
    for (const trouble of troubles(timeline)) {
      const errors = trouble.rebuffs.filter((event) => event.type === 'poll.refused');
      const last = errors[errors.length - 1];
      if (!last || last !== trouble.rebuffs[trouble.rebuffs.length - 1]) continue;
      const { status, preview } = last;
      if (status === 401 || status === 403 || (status === 400 && OWN_WORDS.test(preview))) continue;
      yield findingOf(trouble, 'problem', errors.filter((event) => event.status === status), [], { status });
    }
  },
});

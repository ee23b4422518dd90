import { defineRule } from '../../rule.ts';
import { findingOf, hidingDeaths, isGone, isSocketIo, troubles } from '../../troubles.ts';

/**
 * Something answers at the address and it is no Socket.IO server: a 404, a proxy whose app is down, a
 * login page, a redirect. Without CORS a page cannot tell these apart; a script, which CORS does not
 * bind, is not answered either.
 */
export const noSocketIoHere = defineRule({
  id: 'no-socket-io-here',
  severity: 'error',
  settledBy: ['reachable', 'script', 'other-path'],
  explains: ['server-unreachable', 'websocket-only-refused', 'no-fallback', 'private-relay'],
  *judge(timeline) {
    for (const trouble of troubles(timeline)) {
      const { says } = trouble;
      const deaths = hidingDeaths(trouble);
      if (deaths.length === 0 || isSocketIo(trouble) || isGone(trouble)) continue;
      const settled = says('reachable') === 'yes' && says('script') === 'no' && says('other-path') === 'no';
      yield findingOf(trouble, settled ? 'problem' : 'unclear', deaths, ['reachable', 'script', 'other-path']);
    }
  },
});

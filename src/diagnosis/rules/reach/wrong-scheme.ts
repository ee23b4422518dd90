import { pageOf } from '../../environment.ts';
import { defineRule } from '../../rule.ts';
import { findingOf, isSocketIo, troubles } from '../../troubles.ts';

/**
 * https where the server speaks http, http where it speaks https, or a redirect from one to the other,
 * which a request of another origin does not survive. Only a page on http may ask both.
 */
export const wrongScheme = defineRule({
  id: 'wrong-scheme',
  severity: 'error',
  settledBy: ['reachable', 'other-scheme'],
  explains: [
    'server-unreachable', 'no-socket-io-here', 'wrong-path', 'origin-rejected', 'cors-headers-missing', 'websocket-only-refused',
    'no-fallback', 'private-relay',
  ],
  *judge(timeline) {
    for (const trouble of troubles(timeline)) {
      const { endpoint, deaths, says, before } = trouble;
      // A script follows a redirect from http to https, which CORS and a WebSocket do not survive.
      const redirected = endpoint.startsWith('http:') && says('script') === 'yes' && says('cors-plain') === 'no' && says('websocket') === 'no' && says('other-scheme') === 'yes';
      if (deaths.length === 0 || (isSocketIo(trouble) && !redirected) || says('other-scheme') === 'no') continue;
      // Where both schemes answer, neither is the wrong one.
      const fails = says('reachable') === 'no' || says('script') === 'no';
      const settled = redirected || (fails && says('other-scheme') === 'yes');
      if (!settled && (before || !pageOf(timeline)?.url.startsWith('http:'))) continue;
      const scheme = endpoint.startsWith('https:') ? 'http' : 'https';
      yield findingOf(trouble, settled ? 'problem' : 'unclear', deaths, ['reachable', 'script', 'other-scheme'], { scheme });
    }
  },
});

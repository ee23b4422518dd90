import { byEndpoint, newestSeq } from '../../failing.ts';
import { defineRule } from '../../rule.ts';
import { findingOf, hidingDeaths, isGone, troubles } from '../../troubles.ts';

const SAID_SO = /not an accepted origin/i;

/**
 * The server refuses whoever comes from this page's origin, on both transports, as python-engineio
 * does: a script, which names no origin, is answered. It says so in words only where the page may read
 * them, so where the page is of the same origin and a proxy hides that from the server.
 */
export const originRejected = defineRule({
  id: 'origin-rejected',
  severity: 'error',
  settledBy: ['reachable', 'script', 'cors-plain', 'websocket'],
  explains: ['websocket-only-refused', 'no-fallback', 'private-relay'],
  *judge(timeline) {
    for (const trouble of troubles(timeline)) {
      const { says, answers, before, attempts } = trouble;
      const deaths = attempts.some(({ first }) => first.crossOrigin) ? hidingDeaths(trouble) : [];
      if (deaths.length === 0 || isGone(trouble) || says('cors-plain') === 'yes' || says('websocket') === 'yes' || says('script') === 'no') continue;
      const refused = says('script') === 'yes' && says('cors-plain') === 'no' && says('websocket') === 'no';
      // A server without WebSocket opens none to anybody, and a script follows a redirect to https, which CORS and a WebSocket do not survive.
      const settled = refused && answers.script?.found?.['upgrades'] !== '' && says('other-scheme') !== 'yes';
      if (before && !refused) continue;
      yield findingOf(trouble, settled ? 'problem' : 'unclear', deaths, ['script', 'cors-plain', 'websocket']);
    }
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const joined = newestSeq(timeline, connections, 'namespace.connected');
      const said = connections.flatMap(({ id }) => timeline.within(id, 'poll.refused'))
        .filter(({ seq, preview }) => seq > joined && SAID_SO.test(preview)).map(({ seq }) => seq);
      if (said.length > 0) yield { outcome: 'problem', evidence: said, args: { endpoint, times: said.length } };
    }
  },
});

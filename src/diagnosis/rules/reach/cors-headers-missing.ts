import { defineRule } from '../../rule.ts';
import { crossOriginPolls, findingOf, isGone, troubles } from '../../troubles.ts';

/**
 * A Socket.IO server is there and takes this page's WebSocket, or at least a request without an origin,
 * but its HTTP answers do not name this page's origin: no CORS in Node, a proxy that strips or doubles
 * the header, `cors_allowed_origins=[]` in Flask. A WebSocket that opens shows that no origin is refused.
 */
export const corsHeadersMissing = defineRule({
  id: 'cors-headers-missing',
  severity: 'error',
  settledBy: ['reachable', 'cors-plain', 'websocket', 'script'],
  *judge(timeline) {
    for (const trouble of troubles(timeline)) {
      const { says, answers, before } = trouble;
      const polls = crossOriginPolls(trouble);
      const opens = says('websocket') === 'yes';
      if (polls.length === 0 || isGone(trouble) || says('cors-plain') === 'yes' || (says('script') === 'no' && !opens)) continue;
      const settled = says('cors-plain') === 'no' && opens;
      // Where the server has no WebSocket, one that does not open is no sign that the origin is refused.
      const refused = says('script') === 'yes' && says('websocket') === 'no' && answers.script?.found?.['upgrades'] !== '';
      if (!settled && (refused || (before && says('script') !== 'yes'))) continue;
      yield findingOf(trouble, settled ? 'problem' : 'unclear', polls, ['cors-plain', 'websocket']);
    }
  },
});

import { isMixedContent, pageOf } from '../../environment.ts';
import { byEndpoint, newestSeq } from '../../failing.ts';
import { defineRule } from '../../rule.ts';

/**
 * A page on https asks a server on http, which the browser refuses before anything is sent. It looks like
 * CORS, in Safari's console even by its words.
 */
export const mixedContent = defineRule({
  id: 'mixed-content',
  severity: 'error',
  settledBy: ['reachable'],
  explains: ['websocket-only-refused', 'no-fallback', 'private-relay'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const page = pageOf(timeline);
      if (!page || !isMixedContent(timeline, endpoint)) continue;
      // An answer all the same: the page has its requests upgraded (`upgrade-insecure-requests`).
      const answered = newestSeq(timeline, connections, 'engine.handshaken', 'poll.answered', 'poll.refused', 'websocket.opened');
      const blocked = connections.flatMap(({ id }) => timeline.within(id, 'poll.failed', 'websocket.blocked', 'websocket.threw', 'websocket.closed'))
        .filter(({ seq }) => seq > answered).map(({ seq }) => seq);
      if (blocked.length > 0) yield { outcome: 'problem', evidence: [page.seq, ...blocked.slice(-20)], args: { endpoint, times: blocked.length } };
    }
  },
});

import { defineRule } from '../../rule.ts';
import { findingOf, isSocketIo, troubles } from '../../troubles.ts';

/**
 * No HTTP server answers at the endpoint. A page sees the same when CORS hides the answer, so the
 * log alone is never enough: only a `no-cors` request that fails while the page's own origin answers
 * settles it, and only when no WebSocket opens either, since a page's COEP or a server's CORP forbid
 * the request but not the WebSocket. Refused, reset, DNS, TLS and a content blocker cannot be told
 * apart from a page.
 */
export const serverUnreachable = defineRule({
  id: 'server-unreachable',
  severity: 'error',
  settledBy: ['same-origin', 'reachable', 'websocket'],
  explains: ['websocket-only-refused', 'no-fallback', 'private-relay'],
  *judge(timeline) {
    for (const trouble of troubles(timeline)) {
      const { deaths, waits, attempts, answers, says } = trouble;
      if (isSocketIo(trouble) || says('reachable') === 'yes' || says('cors-plain') === 'yes' || says('cors-credentials') === 'yes') continue;
      // A page whose own server answers cannot be told that nothing answers there.
      const control = says('same-origin') === 'yes' && attempts.every(({ first }) => first.crossOrigin);
      const settled = control && says('reachable') === 'no' && says('websocket') === 'no';
      const seen = settled && deaths.length === 0 ? waits : deaths;
      if (seen.length === 0) continue;
      const { 'same-origin': sameOrigin } = answers;
      yield {
        ...findingOf(trouble, settled ? 'problem' : 'unclear', seen, ['same-origin', 'reachable', 'websocket']),
        ...(sameOrigin && !control ? { against: [sameOrigin.seq] } : {}),
      };
    }
  },
});

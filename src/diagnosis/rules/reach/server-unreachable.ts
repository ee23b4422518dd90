import { byEndpoint, failedAttempts, newestSeq, unreadableDeaths } from '../../failing.ts';
import { defineRule } from '../../rule.ts';

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
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (connections.some(({ state }) => state === 'open')) continue;
      const answered = newestSeq(timeline, connections, 'engine.handshaken', 'poll.answered', 'poll.refused', 'websocket.opened');
      const attempts = timeline.lines.filter((line) => line.endpoint === endpoint).flatMap(failedAttempts);
      const deaths = unreadableDeaths(timeline, attempts).filter(({ seq }) => seq > answered);
      if (deaths.length === 0) continue;
      const answers = timeline.answers(endpoint, answered);
      const { reachable, 'same-origin': sameOrigin, websocket } = answers;
      const readable = [answers['cors-plain'], answers['cors-credentials'], websocket, reachable];
      if (readable.some((event) => event?.answer === 'yes')) continue;
      // A page whose own server answers cannot be told that nothing answers there.
      const control = sameOrigin?.answer === 'yes' && attempts.every(({ first }) => first.crossOrigin);
      const settled = control && reachable?.answer === 'no' && websocket?.answer === 'no';
      yield {
        outcome: settled ? 'problem' : 'unclear',
        evidence: [...deaths, ...(settled ? [sameOrigin, reachable, websocket] : [])].map(({ seq }) => seq),
        ...(sameOrigin && !control ? { against: [sameOrigin.seq] } : {}),
        args: { endpoint, times: deaths.length },
      };
    }
  },
});

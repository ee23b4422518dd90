import { failedAttempts, unreadableDeaths } from '../failing.ts';
import { defineRule } from '../rule.ts';

/**
 * No HTTP server answers at the endpoint. A page sees the same when CORS hides the answer, so the
 * log alone is never enough: only a `no-cors` request that fails while the page's own origin answers
 * settles it. Refused, reset, DNS, TLS and a content blocker cannot be told apart from a page.
 */
export const serverUnreachable = defineRule({
  id: 'server-unreachable',
  severity: 'error',
  settledBy: ['same-origin', 'reachable'],
  *judge(timeline) {
    for (const line of timeline.lines) {
      const deaths = unreadableDeaths(timeline, failedAttempts(line));
      if (deaths.length === 0) continue;
      const { reachable, 'same-origin': sameOrigin } = timeline.answers(line.endpoint);
      if (reachable?.answer === 'yes') continue;
      const settled = reachable?.answer === 'no' && sameOrigin?.answer === 'yes';
      const answers = [sameOrigin, reachable].flatMap((event) => (event ? [event.seq] : []));
      yield {
        outcome: settled ? 'problem' : 'unclear',
        evidence: [...deaths.map((event) => event.seq), ...(settled ? answers : [])],
        ...(settled ? {} : { against: answers }),
        args: { endpoint: line.endpoint, times: deaths.length },
      };
    }
  },
});

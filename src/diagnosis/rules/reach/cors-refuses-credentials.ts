import { byEndpoint, failedAttempts, newestSeq, unreadableDeaths } from '../../failing.ts';
import { defineRule } from '../../rule.ts';

/**
 * The server answers, but its CORS headers do not allow a request with credentials
 * (`withCredentials: true`). Whether `Access-Control-Allow-Origin: *` or a missing
 * `Access-Control-Allow-Credentials` is to blame stays hidden from the page.
 */
export const corsRefusesCredentials = defineRule({
  id: 'cors-refuses-credentials',
  severity: 'error',
  settledBy: ['cors-plain', 'cors-credentials'],
  *judge(timeline) {
    for (const line of timeline.lines) {
      const attempts = failedAttempts(line).filter((attempt) => attempt.first.crossOrigin);
      if (attempts.length === 0) continue;
      // Another connection that polls with credentials shows that the server allows them.
      const allowed = (byEndpoint(timeline).get(line.endpoint) ?? []).filter(({ first }) => first.credentials);
      const answered = newestSeq(timeline, allowed, 'engine.handshaken', 'poll.answered', 'poll.refused');
      const deaths = unreadableDeaths(timeline, attempts).filter(
        (event) => event.type === 'poll.failed' && event.credentials && event.seq > answered,
      );
      if (deaths.length === 0) continue;
      const { 'cors-plain': plain, 'cors-credentials': credentialed, reachable } = timeline.answers(line.endpoint, answered);
      const refused = plain?.answer === 'yes' && credentialed?.answer === 'no';
      const settledOtherwise = plain?.answer === 'no' || credentialed?.answer === 'yes' || reachable?.answer === 'no';
      // What was allowed before hardly is forbidden now.
      if (!refused && (settledOtherwise || answered > 0)) continue;
      yield {
        outcome: refused ? 'problem' : 'unclear',
        evidence: [...deaths.slice(-20), ...(refused ? [plain, credentialed] : [])].map((event) => event.seq),
        args: { endpoint: line.endpoint, times: deaths.length },
      };
    }
  },
});

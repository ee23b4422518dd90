import { gotIn, triesSince } from '../../joins.ts';
import { defineRule } from '../../rule.ts';

/** Words of a server that speaks of who may come in. */
const ABOUT_ACCESS = /expire|jwt|token|auth|credential|sign ?in|log ?in|session|permi|denied|forbidden|만료|인증|토큰|로그인|권한/i;

/**
 * The token that CONNECT carried had expired by this device's clock, and the server did not let the
 * client in. It is certain where the refusal speaks of it. A client that keeps `auth` as a plain object
 * sends the same token on each reconnect, for ever.
 */
export const tokenExpired = defineRule({
  id: 'token-expired',
  severity: 'error',
  settledBy: ['connect'],
  explains: ['namespace-refused'],
  *judge(timeline) {
    for (const { endpoint, namespace, joins } of triesSince(timeline, gotIn)) {
      const out = joins.flatMap(({ requested, refused, left, unanswered }) => {
        // The server did not let it in, or threw it out at once, or said nothing.
        const failure = refused ?? left ?? unanswered;
        return (requested.expired ?? 0) > 0 && failure ? [{ requested, refused, failure }] : [];
      });
      const last = out[out.length - 1];
      if (!last) continue;
      const jumped = timeline.of('clock.jumped');
      yield {
        outcome: out.some(({ refused }) => refused && ABOUT_ACCESS.test(refused.message)) ? 'problem' : 'unclear',
        evidence: out.flatMap(({ requested, failure }) => [requested.seq, failure.seq]),
        against: jumped.map(({ seq }) => seq),
        args: { endpoint, namespace, expired: last.requested.expired ?? 0, message: last.refused?.message.slice(0, 120) ?? '' },
      };
    }
  },
});

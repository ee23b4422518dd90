import type { ConnectionView } from '../../connection.ts';
import { defineRule } from '../../rule.ts';
import { crossOriginPolls, findingOf, troubles } from '../../troubles.ts';

/** Headers of its own that a client sends; unknown where no manager tells of its options. */
function sendsHeaders(attempts: readonly ConnectionView[]): boolean | undefined {
  const managers = attempts.flatMap(({ manager }) => manager ?? []);
  if (managers.length === 0) return undefined;
  return managers.some(({ options: { extraHeaders, transportOptions } }) => /\{ \w/.test(`${extraHeaders} ${transportOptions}`));
}

/**
 * A request with a header of the page's own (`extraHeaders`) is preceded by an OPTIONS request, and the
 * server or a proxy refuses that: requests without are answered. The wire does not show which headers a
 * request had, so without a manager any poll that died may have had some.
 */
export const corsPreflightRefused = defineRule({
  id: 'cors-preflight-refused',
  severity: 'error',
  settledBy: ['cors-plain', 'cors-header'],
  *judge(timeline) {
    for (const trouble of troubles(timeline)) {
      const { says, attempts, before } = trouble;
      const polls = crossOriginPolls(trouble);
      const sends = sendsHeaders(attempts);
      if (polls.length === 0 || sends === false || says('cors-plain') === 'no' || says('cors-header') === 'yes' || says('reachable') === 'no') continue;
      // What is refused with cookies already needs no header to be refused.
      if (says('cors-credentials') === 'no' && polls.some(({ credentials }) => credentials)) continue;
      const settled = says('cors-plain') === 'yes' && says('cors-header') === 'no';
      if (before && !settled) continue;
      yield findingOf(trouble, settled ? 'problem' : 'unclear', polls, ['cors-plain', 'cors-header']);
    }
  },
});

import { defineRule } from '../../rule.ts';
import { crossOriginPolls, findingOf, isGone, troubles } from '../../troubles.ts';

/** Node's code 5; python-engineio says it in words, but lets only pages of its own origin read them. */
const UNSUPPORTED = /"code":5\b|unsupported (?:protocol )?version/i;

/** The client is of Socket.IO 2 and the server of 3 or 4 takes none of those. */
export const clientTooOld = defineRule({
  id: 'client-too-old',
  severity: 'error',
  settledBy: ['cors-plain', 'protocol-3'],
  *judge(timeline) {
    for (const trouble of troubles(timeline)) {
      const { rebuffs, attempts, says, before } = trouble;
      const refusals = rebuffs.filter((event) => event.type === 'poll.refused' && UNSUPPORTED.test(event.preview));
      if (refusals.length > 0) {
        yield findingOf(trouble, 'problem', refusals, []);
        continue;
      }
      const polls = attempts.every(({ first }) => first.protocol === 3) ? crossOriginPolls(trouble) : [];
      if (polls.length === 0 || before || isGone(trouble) || says('protocol-3') === 'yes' || says('cors-plain') === 'no') continue;
      const settled = says('protocol-3') === 'no' && says('cors-plain') === 'yes';
      yield findingOf(trouble, settled ? 'problem' : 'unclear', polls, ['cors-plain', 'protocol-3']);
    }
  },
});

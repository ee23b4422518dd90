import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, deadWebSocket, ended, endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('cors-preflight-refused', ...lines);
const refusing = checkup({ 'cors-plain': 'yes', 'cors-header': 'no' });

test.each(innocentFor('cors-preflight-refused'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('polls that die may have had headers, where no manager tells', () => {
  expect(judge(...dead('c1'))).toEqual({ outcome: 'unclear', args: [{ endpoint, times: 1 }], evidence: [['poll.failed']], against: [[]] });
});

test('an answer without a header and none with one is the problem', () => {
  expect(judge(...dead('c1'), ...refusing)).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 1 }], evidence: [['poll.failed', 'cors-plain: yes', 'cors-header: no']], against: [[]],
  });
});

test.each([
  [{ extraHeaders: '{ Authorization }' }, 'problem'],
  [{ transportOptions: '{ polling }' }, 'problem'],
  [{ extraHeaders: '{  }' }, 'silent'],
  [{ timeout: 20_000 }, 'silent'],
])('with a manager whose options are %j it is %s', (options, outcome) => {
  expect(judge(...dead('c1'), ['manager.attached', { options }, 'c1'], ...refusing).outcome).toBe(outcome);
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the page is of the same origin', [...dead('c1', { crossOrigin: false }), ...refusing]],
    ['only WebSockets died, which have no headers', [...deadWebSocket('c1'), ...refusing]],
    ['it could connect before', [...healthy('c1'), ended('c1'), ...dead('c2')]],
    ['nothing can be read without a header either', [...dead('c1'), ...checkup({ 'cors-plain': 'no', 'cors-header': 'no' })]],
    ['a header is allowed', [...dead('c1'), ...checkup({ 'cors-plain': 'yes', 'cors-header': 'yes' })]],
    ['nothing answers', [...dead('c1'), ...checkup({ reachable: 'no' })]],
    ['cookies are refused already', [...dead('c1', { credentials: true }), ...checkup({ 'cors-plain': 'yes', 'cors-credentials': 'no', 'cors-header': 'no' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

describe('stays unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['it could not be asked', [...dead('c1'), ...checkup({ 'cors-plain': 'yes', 'cors-header': 'unknown' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

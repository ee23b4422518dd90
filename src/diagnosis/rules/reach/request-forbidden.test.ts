import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { ended, endpoint, healthy, misread, refused } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('request-forbidden', ...lines);

test.each(innocentFor('request-forbidden'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test.each<[number, string, boolean]>([
  [403, '{"code":4,"message":"Forbidden"}', true],
  [403, '<html>', false],
  [401, '', false],
])('%i %s before there was a session is the problem', (status, preview, byNode) => {
  expect(judge(...refused('c1', status, preview), ...refused('c2', status, preview))).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 2, status, byNode }], evidence: [['poll.refused', 'poll.refused']], against: [[]],
  });
});

test('other errors before it are not its own', () => {
  expect(judge(...refused('c1', 502), ...misread('c2', '<html>'), ...refused('c3', 403))).toMatchObject({ args: [{ times: 1, status: 403 }], evidence: [['poll.refused']] });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it is another error', refused('c1', 502)],
    ['it went well since', [...refused('c1', 403), ...healthy('c2')]],
    ['another error came since', [...refused('c1', 403), ...refused('c2', 502)]],
    ['there was a session', [...healthy('c1'), ['poll.refused', { status: 403 }, 'c1'], ended('c1')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

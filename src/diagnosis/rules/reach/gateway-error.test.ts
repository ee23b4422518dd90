import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { dead, ended, endpoint, healthy, refused } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('gateway-error', ...lines);

test.each(innocentFor('gateway-error'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test.each([404, 429, 500, 502, 503, 504])('%i before there was a session is the problem', (status) => {
  expect(judge(...refused('c1', status), ...refused('c2', status))).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 2, status }], evidence: [['poll.refused', 'poll.refused']], against: [[]],
  });
});

test('the newest error counts', () => {
  expect(judge(...refused('c1', 502), ...refused('c2', 503))).toMatchObject({ outcome: 'problem', args: [{ times: 1, status: 503 }] });
});

test('400 counts where it is not Socket.IO that speaks', () => {
  expect(judge(...refused('c1', 400, '<html>Bad Request')).outcome).toBe('problem');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it is forbidden', refused('c1', 403)],
    ['a login is asked for', refused('c1', 401)],
    ['Node says what is wrong', refused('c1', 400, '{"code":0,"message":"Transport unknown"}')],
    ['Flask says what is wrong', refused('c1', 400, '"Invalid transport"')],
    ['it went well since', [...refused('c1', 502), ...healthy('c2')]],
    ['there was a session', [...healthy('c1'), ['poll.refused', { status: 502 }, 'c1'], ended('c1')]],
    ['the newest attempt got no answer at all', [...refused('c1', 502), ...dead('c2')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

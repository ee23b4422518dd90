import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, deadWebSocket, ended, endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('cors-refuses-credentials', ...lines);
const cookies = { credentials: true };
const refused = checkup({ 'same-origin': 'yes', reachable: 'yes', websocket: 'yes', 'cors-plain': 'yes', 'cors-credentials': 'no' });

test.each(innocentFor('cors-refuses-credentials'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('polls with cookies that die are unclear: a server that is down looks the same', () => {
  expect(judge(...dead('c1', cookies), ...dead('c2', cookies))).toEqual({
    outcome: 'unclear', args: [{ endpoint, times: 2 }], evidence: [['poll.failed', 'poll.failed']], against: [[]],
  });
});

test('an answer without cookies and none with them is the problem', () => {
  expect(judge(...dead('c1', cookies), ...refused)).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 1 }], evidence: [['poll.failed', 'cors-plain: yes', 'cors-credentials: no']], against: [[]],
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the page sends no cookies', [...dead('c1'), ...refused]],
    ['the server is of the page’s own origin', [...dead('c1', { ...cookies, crossOrigin: false }), ...refused]],
    ['only WebSockets died, to which CORS does not apply', [...deadWebSocket('c1', cookies), ...refused]],
    ['it could connect with cookies since', [...dead('c1', cookies), ...refused, ...healthy('c2', cookies), ended('c2')]],
    ['it could connect with cookies before', [...healthy('c1', cookies), ended('c1'), ...dead('c2', cookies)]],
    ['it could connect with cookies after the answers', [...refused, ...healthy('c1', cookies), ended('c1'), ...dead('c2', cookies)]],
    ['another connection polls with cookies', [...dead('c1', cookies), ...healthy('c2', cookies)]],
    ['no answer can be read without cookies either', [...dead('c1', cookies), ...checkup({ reachable: 'yes', 'cors-plain': 'no', 'cors-credentials': 'no' })]],
    ['answers can be read with cookies', [...dead('c1', cookies), ...checkup({ reachable: 'yes', 'cors-plain': 'yes', 'cors-credentials': 'yes' })]],
    ['nothing answers at all', [...dead('c1', cookies), ...checkup({ 'same-origin': 'yes', reachable: 'no', websocket: 'no' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

describe('stays unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['the checkup could not tell', [...dead('c1', cookies), ...checkup({ reachable: 'yes', 'cors-plain': 'unknown', 'cors-credentials': 'unknown' })]],
    ['half of it could not', [...dead('c1', cookies), ...checkup({ reachable: 'yes', 'cors-plain': 'yes', 'cors-credentials': 'unknown' })]],
    ['the answers are of an older checkup', [...dead('c1', cookies), ...refused, ...checkup({ reachable: 'yes' })]],
    ['the answers are of another server', [...dead('c1', cookies), ...checkup({ 'cors-plain': 'yes', 'cors-credentials': 'no' }, 'https://two.test/')]],
    ['the device went offline during the checkup', [...dead('c1', cookies), ['page.shown', {}, undefined, 60_000], ...refused, ['page.went-offline']]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

test('a connection without cookies to the same server does not speak against it', () => {
  expect(judge(...healthy('c1'), ...dead('c2', cookies), ...refused)).toMatchObject({ outcome: 'problem', args: [{ times: 1 }] });
});

import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, ended, endpoint, healthy, refused } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('wrong-scheme', ...lines);
const page: Line = ['session.started', { url: 'http://app.test/' }];

test.each(innocentFor('wrong-scheme'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('deaths are unclear on a page on http, which may ask both', () => {
  expect(judge(page, ...dead('c1'))).toEqual({
    outcome: 'unclear', args: [{ endpoint, times: 1, scheme: 'http' }], evidence: [['poll.failed']], against: [[]],
  });
});

test('no answer on one scheme and one on the other is the problem', () => {
  expect(judge(page, ...dead('c1'), ...checkup({ reachable: 'no', websocket: 'no', 'other-scheme': 'yes' }))).toMatchObject({
    outcome: 'problem', args: [{ scheme: 'http' }], evidence: [['poll.failed', 'reachable: no', 'other-scheme: yes']],
  });
});

test('so is a redirect to the other scheme', () => {
  const plain = 'http://api.test/socket.io/';
  expect(judge(page, ...dead('c1', { endpoint: plain }), ...checkup({ reachable: 'yes', script: 'no', 'other-scheme': 'yes' }, plain))).toMatchObject({
    outcome: 'problem', args: [{ scheme: 'https' }], evidence: [['poll.failed', 'reachable: yes', 'script: no', 'other-scheme: yes']],
  });
});

describe('a redirect that a script follows to the other scheme, and a WebSocket and CORS do not,', () => {
  const plain = 'http://api.test/socket.io/';
  const redirect = { reachable: 'yes', script: 'yes', 'cors-plain': 'no', websocket: 'no', 'other-scheme': 'yes' } as const;
  const judged = (told: Parameters<typeof checkup>[0], at = plain) => judge(page, ...dead('c1', { endpoint: at }), ...checkup({ ...redirect, ...told }, at)).outcome;

  test('is the problem', () => {
    expect(judged({})).toBe('problem');
  });

  test.each<[string, Parameters<typeof checkup>[0], string?]>([
    ['a WebSocket opens', { websocket: 'yes' }],
    ['a WebSocket is neither opened nor refused', { websocket: 'unknown' }],
    ['its answer can be read', { 'cors-plain': 'yes' }],
    ['its answer did not come', { 'cors-plain': 'unknown' }],
    ['the other scheme could not be asked', { 'other-scheme': 'unknown' }],
    ['it is asked by https', {}, endpoint],
  ])('is none where %s', (_, told, at) => {
    expect(judged(told, at)).toBe('silent');
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it was answered, not hidden', [page, ...refused('c1', 404), ...checkup({ reachable: 'no', 'other-scheme': 'yes' })]],
    ['the page is on https', [['session.started', { url: 'https://app.test/' }], ...dead('c1')]],
    ['it could connect before', [page, ...healthy('c1'), ended('c1'), ...dead('c2')]],
    ['the other scheme does not answer', [page, ...dead('c1'), ...checkup({ reachable: 'no', 'other-scheme': 'no' })]],
    ['Socket.IO answers on this one', [page, ...dead('c1'), ...checkup({ reachable: 'yes', script: 'yes', 'other-scheme': 'yes' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

describe('stays unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['both schemes answer, and neither can be read', [page, ...dead('c1'), ...checkup({ reachable: 'yes', 'cors-plain': 'no', script: 'unknown', 'other-scheme': 'yes' })]],
    ['the other scheme could not be asked', [page, ...dead('c1'), ...checkup({ reachable: 'no', 'other-scheme': 'unknown' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

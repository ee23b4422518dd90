import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { dead, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('mixed-content', ...lines);
const page: Line = ['session.started', { url: 'https://app.test/' }];
const plain = { endpoint: 'http://api.test/socket.io/' };

test.each(innocentFor('mixed-content'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('a request that dies, by http from a page on https, is the problem', () => {
  expect(judge(page, ...dead('c1', plain))).toEqual({
    outcome: 'problem', args: [{ ...plain, times: 1 }], evidence: [['session.started', 'poll.failed']], against: [[]],
  });
});

test.each<[string, Line]>([
  ['is blocked', ['websocket.blocked', {}, 'c1']],
  ['cannot even be made', ['websocket.threw', {}, 'c1']],
])('so is a WebSocket that %s', (_, line) => {
  expect(judge(page, ['engine.attempted', { ...plain, transport: 'websocket' }, 'c1'], line)).toMatchObject({ outcome: 'problem', evidence: [['session.started', line[0]]] });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the page is on http too', [['session.started', { url: 'http://app.test/' }], ...dead('c1', plain)]],
    ['the server is on https too', [page, ...dead('c1')]],
    ['it is not known where the page is', dead('c1', plain)],
    ['it went well since', [page, ...dead('c1', plain), ...healthy('c2', plain)]],
    ['nothing failed yet', [page, ['engine.attempted', plain, 'c1']]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

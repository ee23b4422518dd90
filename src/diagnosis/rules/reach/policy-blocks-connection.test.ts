import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { dead, deadWebSocket, ended, endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('policy-blocks-connection', ...lines);
const blocked: Line = ['page.blocked', { url: endpoint }];

test.each(innocentFor('policy-blocks-connection'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('polls that the page’s policy refused are the problem', () => {
  expect(judge(blocked, ...dead('c1'))).toEqual({ outcome: 'problem', args: [{ endpoint, times: 1 }], evidence: [['page.blocked']], against: [[]] });
  expect(judge(['page.blocked', { directive: 'default-src', url: endpoint }], ...dead('c1')).outcome).toBe('problem');
});

test('so is a WebSocket with which the client begins', () => {
  expect(judge(['engine.attempted', { transport: 'websocket' }, 'c1'], ['page.blocked', { url: 'wss://api.test/socket.io/?EIO=4' }]).outcome).toBe('problem');
});

test('where the client tries both, the one that was refused counts', () => {
  expect(judge(...deadWebSocket('c1'), blocked, ...dead('c2')).outcome).toBe('problem');
});

test('what was refused over and over is named by the newest', () => {
  expect(judge(...Array.from({ length: 25 }, () => blocked), ...dead('c1'))).toMatchObject({ args: [{ times: 25 }], evidence: [{ length: 20 }] });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['another directive refused something there', [['page.blocked', { directive: 'img-src', url: endpoint }], ...dead('c1')]],
    ['another server was refused', [['page.blocked', { url: 'https://stats.test/socket.io/' }], ...dead('c1')]],
    ['another path there was refused', [['page.blocked', { url: 'https://api.test/collect' }], ...dead('c1')]],
    ['only the WebSocket was refused, and polls died of something else', [['page.blocked', { url: 'wss://api.test/socket.io/' }], ...dead('c1')]],
    ['only polls of a checkup were refused', [...deadWebSocket('c1'), blocked]],
    ['a connection is open', [...healthy('c1'), blocked]],
    ['one of two connections is open', [...dead('c1'), ...healthy('c2'), ...dead('c3'), blocked]],
    ['only polls were refused, and the client begins with WebSocket since it was answered', [...dead('c1'), ...healthy('c2'), ended('c2'), ...deadWebSocket('c3'), blocked]],
    ['it went well since', [blocked, ...dead('c1'), ...healthy('c2'), ended('c2'), ...dead('c3')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, endpoint, healthy, joined, openWebSocket, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('policy-blocks-websocket', ...lines);
const blocked: Line = ['page.blocked', { url: 'wss://api.test/socket.io/' }];

test.each(innocentFor('policy-blocks-websocket'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('polling that works and a WebSocket that the page’s policy refused are the problem', () => {
  expect(judge(...shaken('c1'), ...joined('c1'), blocked)).toEqual({ outcome: 'problem', args: [{ endpoint }], evidence: [['page.blocked']], against: [[]] });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['nothing works', [blocked, ...dead('c1')]],
    ['only polls were refused', [...shaken('c1'), ['page.blocked', { url: endpoint }]]],
    ['another server was refused', [...shaken('c1'), ['page.blocked', { url: 'wss://two.test/' }]]],
    ['only the checkup’s WebSocket was refused', [...shaken('c1'), ['checkup.started', {}], blocked, ['checkup.finished', {}]]],
    ['a WebSocket is open', [...healthy('c1'), blocked]],
    ['another connection of the page is on WebSocket', [...shaken('c1'), ...joined('c1'), blocked, ...openWebSocket('c2')]],
    ['the client begins with WebSocket', [...openWebSocket('c1'), ['engine.closed', {}, 'c1'], blocked]],
    ['the checkup is not over yet', [...shaken('c1'), ['checkup.started', {}], blocked]],
    ['the second checkup’s WebSocket was refused, of another server too', [...shaken('c1'), ...checkup({}), ['checkup.started', {}], ['checkup.finished', { endpoint: 'https://two.test/' }], blocked, ['checkup.finished', {}]]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

test('though a WebSocket was open before', () => {
  expect(judge(...openWebSocket('c1'), ['engine.closed', {}, 'c1'], ...shaken('c2'), ...joined('c2'), blocked).outcome).toBe('problem');
});

test('after a checkup as before it', () => {
  expect(judge(...shaken('c1'), blocked, ...checkup({})).outcome).toBe('problem');
  expect(judge(...shaken('c1'), ...checkup({}), blocked).outcome).toBe('problem');
  expect(judge(...shaken('c1'), ['checkup.started', { endpoint: 'https://two.test/' }], blocked).outcome).toBe('problem');
});

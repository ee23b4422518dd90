import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { answers } from '../../../../test/fixtures/answers.ts';
import { deadWebSocket, ended, endpoint, healthy, openWebSocket, pollingOnly } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

// Written by hand: neither iOS nor the relay runs here.
const judge = (...lines: readonly Line[]) => judgeBy('private-relay', ...lines);
const safari = (version: string, system = 'iPhone; CPU iPhone OS 18_6 like Mac OS X'): Line =>
  ['session.started', { userAgent: `Mozilla/5.0 (${system}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} Mobile/15E148 Safari/604.1` }];

test.each(innocentFor('private-relay'))('is silent where %s', (_, lines) => {
  expect(judge(safari('26.0'), ...lines).outcome).toBe('silent');
});

describe('a WebSocket that never opens in Safari 26 is unclear', () => {
  test.each<[string, readonly Line[], string]>([
    ['as an upgrade', pollingOnly('c1'), 'engine.upgrade-failed'],
    ['from the start', deadWebSocket('c1'), 'websocket.closed'],
    ['and neither does that of a checkup', [...pollingOnly('c1'), ...answers(['websocket', 'no', { opened: false }])], 'engine.upgrade-failed'],
  ])('%s', (_, lines, evidence) => {
    expect(judge(safari('26.0'), ...lines)).toEqual({ outcome: 'unclear', args: [{ endpoint }], evidence: [[evidence]], against: [[]] });
  });
});

test('then nothing is said for certain of what stands in front of the server', () => {
  const lines = [...pollingOnly('c1'), ...answers(['websocket', 'no', { opened: false }])];
  expect(judgeBy('websocket-upgrade-refused', safari('26.1'), ...lines).outcome).toBe('unclear');
  expect(judgeBy('websocket-upgrade-refused', safari('18.6'), ...lines).outcome).toBe('problem');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it is an older Safari', [safari('18.6'), ...pollingOnly('c1')]],
    ['it is not from Apple', [safari('26.0', 'X11; Linux x86_64'), ...pollingOnly('c1')]],
    ['one opened since', [safari('26.0'), ...pollingOnly('c1'), ended('c1'), ...healthy('c2'), ended('c2')]],
    ['another connection is on WebSocket', [safari('26.0'), ...openWebSocket('c1'), ...pollingOnly('c2')]],
    ['the WebSocket of a checkup opens', [safari('26.0'), ...pollingOnly('c1'), ...answers(['websocket', 'yes'])]],
    ['the page’s policy blocks it', [safari('26.0'), ...pollingOnly('c1'), ['page.blocked', { url: 'wss://api.test/socket.io/' }]]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

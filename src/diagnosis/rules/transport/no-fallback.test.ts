import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { answers } from '../../../../test/fixtures/answers.ts';
import { dead, deadWebSocket, endpoint, openWebSocket, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('no-fallback', ...lines);
const manager = (options: Record<string, string | boolean>, id = 'c1'): Line => ['manager.attached', { options }, id];
const first = manager({ transports: 'websocket, polling' });
const polls = ['script', 'yes', { upgrades: '' }] as const;

test.each(innocentFor('no-fallback'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('a client that begins with WebSocket and may poll is unclear while it fails', () => {
  expect(judge(...deadWebSocket('c1'), first)).toEqual({ outcome: 'unclear', args: [{ endpoint }], evidence: [['websocket.closed', 'manager.attached']], against: [[]] });
});

test('it is the problem once polling is seen to work', () => {
  expect(judge(...deadWebSocket('c1'), first, ...answers(polls))).toMatchObject({ outcome: 'problem', evidence: [['websocket.closed', 'manager.attached', 'script: yes']] });
});

test('without a manager it is unclear even then: the client may be allowed nothing but WebSocket', () => {
  expect(judge(...deadWebSocket('c1'), ...answers(polls)).outcome).toBe('unclear');
  expect(judge(...deadWebSocket('c1')).outcome).toBe('silent');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the client falls back', [...deadWebSocket('c1'), manager({ transports: 'websocket, polling', tryAllTransports: true }), ...answers(polls)]],
    ['it may use WebSocket alone', [...deadWebSocket('c1'), manager({ transports: 'websocket' }), ...answers(polls)]],
    ['it begins with polling', [...dead('c1'), manager({ transports: 'polling, websocket' }), ...answers(polls)]],
    ['its WebSocket opened since', [...deadWebSocket('c1'), first, ...openWebSocket('c2')]],
    ['a WebSocket opens now', [...deadWebSocket('c1'), first, ...answers(['websocket', 'yes'], polls)]],
    ['the page’s policy blocks it', [['page.blocked', { url: 'wss://api.test/socket.io/' }], ...deadWebSocket('c1'), first]],
    ['the same, while another connection polls', [['page.blocked', { url: 'wss://api.test/socket.io/' }], ...shaken('c2', {}, []), ...deadWebSocket('c1'), first]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

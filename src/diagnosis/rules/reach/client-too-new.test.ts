import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, endpoint, misread, openWebSocket } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('client-too-new', ...lines);

test.each(innocentFor('client-too-new'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('a handshake in the framing of Engine.IO 3 is the problem', () => {
  expect(judge(...misread('c1', '95:0{"sid":"abc","upgrades":["websocket"]}2:40'))).toEqual({
    outcome: 'problem', args: [{ endpoint }], evidence: [['engine.undecodable']], against: [[]],
  });
});

test.each(['script', 'cors-plain'] as const)('so is protocol 3 that %s was told, also of a connection that opened', (probe) => {
  expect(judge(...openWebSocket('c1'), ...checkup({ [probe]: ['yes', { protocol: 3 }] }))).toEqual({
    outcome: 'problem', args: [{ endpoint }], evidence: [[`${probe}: yes`]], against: [[]],
  });
});

test('a CONNECT that is taken without naming the session is the problem, on WebSocket too', () => {
  expect(judge(...openWebSocket('c1'), ['namespace.requested', {}, 'c1'], ['namespace.connected', { nameless: true }, 'c1'])).toMatchObject({
    outcome: 'problem', evidence: [['namespace.connected']],
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the session was named', [...openWebSocket('c1'), ['namespace.requested', {}, 'c1'], ['namespace.connected', {}, 'c1']]],
    ['an old client is let in as ever', [...openWebSocket('c1', { protocol: 3 }), ['namespace.connected', { nameless: true }, 'c1']]],
    ['it is something else that cannot be read', misread('c1', '404 page not found')],
    ['the client is as old as the server', [...openWebSocket('c1', { protocol: 3 }), ...checkup({ script: ['yes', { protocol: 3 }] })]],
    ['the server speaks 4', [...openWebSocket('c1'), ...checkup({ script: ['yes', { protocol: 4 }], 'protocol-3': 'yes' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, ended, endpoint, healthy, joined, openWebSocket, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('websocket-not-offered', ...lines);
const bare = (id: string): Line[] => [...shaken(id, {}, []), ...joined(id)];

test.each(innocentFor('websocket-not-offered'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('a handshake by polling that lists no upgrades says so itself', () => {
  expect(judge(...bare('c1'))).toEqual({ outcome: 'problem', args: [{ endpoint, settled: false }], evidence: [['engine.handshaken']], against: [[]] });
});

test('each such handshake since the last other one is evidence', () => {
  expect(judge(...healthy('c1'), ended('c1'), ...bare('c2'), ended('c2'), ...bare('c3')).evidence).toEqual([['engine.handshaken', 'engine.handshaken']]);
});

test('a checkup whose WebSocket does not open agrees', () => {
  expect(judge(...bare('c1'), ...checkup({ websocket: 'no' }))).toMatchObject({ outcome: 'problem', args: [{ settled: true }], evidence: [['engine.handshaken', 'websocket: no']] });
});

test('one whose WebSocket opens to something else does not', () => {
  expect(judge(...bare('c1'), ...checkup({ websocket: ['no', 'opened, but what came is no Engine.IO'] }))).toMatchObject({ args: [{ settled: false }], evidence: [['engine.handshaken']] });
});

test('two managers are one finding', () => {
  expect(judge(...bare('c1'), ...bare('c2')).outcome).toBe('problem');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the newest handshake offers it again', [...bare('c1'), ended('c1'), ...healthy('c2')]],
    ['the handshake came by WebSocket, which has nothing to upgrade to', openWebSocket('c1')],
    ['the same, and it ended', [...openWebSocket('c1'), ended('c1')]],
    ['a WebSocket of the checkup opens: only upgrades are switched off', [...bare('c1'), ...checkup({ websocket: 'yes' })]],
    ['another connection is on WebSocket', [...openWebSocket('c1'), ...bare('c2')]],
    ['a WebSocket opened since', [...bare('c1'), ended('c1'), ['engine.attempted', { transport: 'websocket' }, 'c2'], ['websocket.opened', {}, 'c2'], ['engine.failed', {}, 'c2']]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

test('an answer from before does not speak for a server that changed since', () => {
  expect(judge(...checkup({ websocket: 'yes' }), ...bare('c1')).outcome).toBe('problem');
});

import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { endpoint, healthy, openWebSocket, shaken, upgraded } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('websocket-cut-when-idle', ...lines);
/** A connection by WebSocket from `from` on, whose last packet comes after a second, and which is cut `idle` ms later. */
const cut = (id: string, from: number, idle: number, { by = 'network', between = [], namespaces = true }: { by?: 'network' | 'server' | 'page'; between?: readonly Line[]; namespaces?: boolean } = {}): Line[] => [
  ['engine.attempted', { transport: 'websocket' }, id, from],
  ['engine.handshaken', { transport: 'websocket', upgrades: [] }, id],
  ...(namespaces ? [['namespace.requested', {}, id], ['namespace.connected', {}, id]] as Line[] : []),
  ['event.sent', {}, id, from + 1_000],
  ...between,
  ['engine.closed', { by, how: 'websocket' }, id, from + 1_000 + idle],
];

test.each(innocentFor('websocket-cut-when-idle'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('two cuts after the same time of silence are the problem', () => {
  expect(judge(...cut('c1', 0, 3_000), ...cut('c2', 6_000, 3_250))).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 2, after: 3_250, interval: 25_000 }], evidence: [['engine.closed', 'engine.closed']], against: [[]],
  });
});

test('so they are when the connection began by polling, and after a cut of another kind', () => {
  const polled: Line[] = [...healthy('c2'), ['engine.closed', {}, 'c2', 60_000]];
  expect(judge(...cut('c1', 0, 9_000), ...cut('c3', 20_000, 3_000), ...cut('c4', 30_000, 3_000))).toMatchObject({ outcome: 'problem', args: [{ times: 2 }] });
  expect(judge(['engine.attempted', {}, 'c1'], ['engine.handshaken', {}, 'c1'], ...upgraded('c1'), ['engine.closed', { by: 'server' }, 'c1', 3_000], ...polled.slice(0, -1), ['engine.closed', {}, 'c2', 6_100]).outcome).toBe('problem');
});

describe('is still the problem when a later connection', () => {
  const twice = [...cut('c1', 0, 3_000), ...cut('c2', 6_000, 3_000)];
  test.each<[string, readonly Line[]]>([
    ['was idle for longer by polling', [...shaken('c3'), ['engine.pinged', { gap: 25_000, late: 0 }, 'c3', 40_000]]],
    ['was hardly idle for longer', [...openWebSocket('c3'), ['event.sent', {}, 'c3', 35_000], ['engine.pinged', { gap: 25_000, late: 0 }, 'c3', 40_000]]],
    ['was busy between two pings', [
      ...openWebSocket('c3'), ['event.received', {}, 'c3', 39_000], ['engine.pinged', { gap: 0, late: 0 }, 'c3', 40_000],
      ...Array.from({ length: 24 }, (_, second): Line => ['event.received', {}, 'c3', 41_000 + second * 1_000]),
      ['engine.pinged', { gap: 25_000, late: 0 }, 'c3', 65_000],
    ]],
    ['was idle while the page slept', [...openWebSocket('c3'), ['clock.stalled', { gap: 20_000 }, undefined, 39_000], ['engine.pinged', { gap: 25_000, late: 0 }, 'c3', 40_000]]],
  ])('%s', (_, lines) => {
    expect(judge(...twice, ...lines).outcome).toBe('problem');
  });
});

test('a connection that was idle for longer before speaks not against it', () => {
  expect(judge(...openWebSocket('c0'), ['engine.pinged', { gap: 25_000, late: 0 }, 'c0', 26_000], ...cut('c1', 30_000, 3_000), ...cut('c2', 36_000, 3_000)).outcome).toBe('problem');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it happened once', cut('c1', 0, 3_000)],
    ['the times differ', [...cut('c1', 0, 3_000), ...cut('c2', 6_000, 4_000)]],
    ['the newest one differs', [...cut('c1', 0, 3_000), ...cut('c2', 6_000, 3_000), ...cut('c3', 12_000, 8_000)]],
    ['the connection was busy', [...cut('c1', 0, 500), ...cut('c2', 6_000, 500)]],
    ['a ping was due', [...cut('c1', 0, 24_900), ...cut('c2', 30_000, 24_900)]],
    ['the page closed them', [...cut('c1', 0, 3_000, { by: 'page' }), ...cut('c2', 6_000, 3_000, { by: 'page' })]],
    ['the server’s app took leave', [
      ...cut('c1', 0, 3_000, { between: [['namespace.left', { by: 'server' }, 'c1', 1_000]] }), ...cut('c2', 6_000, 3_000, { between: [['namespace.left', { by: 'server' }, 'c2', 7_000]] }),
    ]],
    ['the server waits for nobody who was not let in', [
      ...cut('c1', 0, 3_000, { namespaces: false, between: [['namespace.requested', {}, 'c1', 1_000]] }), ...cut('c2', 6_000, 3_000, { namespaces: false, between: [['namespace.requested', {}, 'c2', 7_000]] }),
    ]],
    ['the server refused them', [
      ...cut('c1', 0, 3_000, { between: [['namespace.refused', {}, 'c1', 1_000]] }), ...cut('c2', 6_000, 3_000, { between: [['namespace.refused', {}, 'c2', 7_000]] }),
    ]],
    ['the device went offline', [...cut('c1', 0, 3_000), ['page.went-offline', {}, undefined, 4_100], ['page.went-online', {}, undefined, 5_000], ...cut('c2', 6_000, 3_000), ['page.went-offline', {}, undefined, 10_100]]],
    ['the page slept', [...cut('c1', 0, 3_000), ['clock.stalled', { gap: 2_500 }, undefined, 4_100], ...cut('c2', 6_000, 3_000), ['clock.stalled', { gap: 2_500 }, undefined, 10_100]]],
    ['the first ping of a later connection came after a longer time of silence', [
      ...cut('c1', 0, 3_000), ...cut('c2', 6_000, 3_000), ...openWebSocket('c3'), ['engine.pinged', { gap: 0, late: 0 }, 'c3', 34_000],
    ]],
    ['that ping came a moment late', [...cut('c1', 0, 3_000), ...cut('c2', 6_000, 3_000), ...openWebSocket('c3'), ['engine.pinged', { gap: 25_007, late: 7 }, 'c3', 65_007]]],
    ['a later connection was idle for longer, and lived', [
      ...cut('c1', 0, 3_000), ...cut('c2', 6_000, 3_000), ...openWebSocket('c3'), ['engine.pinged', { gap: 0, late: 0 }, 'c3', 40_000], ['engine.pinged', { gap: 25_000, late: 0 }, 'c3', 65_000],
    ]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

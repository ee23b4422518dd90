import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('page-stalled', ...lines);
const task = (ms: number, at = 60_000): Line => ['page.stalled', { ms }, undefined, at];
const pinged = (late: number, at = 60_010): Line => ['engine.pinged', { late }, 'c1', at];
const closed: Line = ['engine.closed', { by: 'page' }, 'c1', 60_050];
const stalled = (gap: number, hidden = false): Line => ['clock.stalled', { gap, hidden }, undefined, 60_020];

test.each(innocentFor('page-stalled'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('a ping that lay unread while a task held the page is the problem', () => {
  expect(judge(...healthy('c1'), task(6_000), pinged(5_500))).toEqual({
    outcome: 'problem', args: [{ endpoint, ms: 6_000, lost: false }], evidence: [['page.stalled', 'engine.pinged']], against: [[]],
  });
});

test('so is a connection that was given up meanwhile', () => {
  expect(judge(...healthy('c1'), task(40_000), stalled(41_000), closed)).toMatchObject({
    outcome: 'problem', args: [{ ms: 41_000, lost: true }], evidence: [['page.stalled', 'clock.stalled', 'engine.closed']],
  });
});

test('so it is where the server waits only a moment', () => {
  expect(judge(['engine.attempted', {}, 'c1'], ['engine.handshaken', { pingInterval: 2_000, pingTimeout: 1_000 }, 'c1'], task(1_900), closed)).toMatchObject({
    outcome: 'problem', args: [{ ms: 1_900, lost: true }],
  });
});

test.each<[string, readonly Line[]]>([
  ['two seconds are felt', [task(2_000), pinged(2_000)]],
  ['the ping is told a second and a half later', [task(2_000), pinged(3_500, 61_500)]],
])('so it is where %s', (_, lines) => {
  expect(judge(...healthy('c1'), ...lines).outcome).toBe('problem');
});

test('the longest is told, and whether one of them cost the connection', () => {
  expect(judge(...healthy('c1'), task(6_000, 10_000), pinged(5_500, 10_010), task(40_000), stalled(41_000), closed)).toMatchObject({ args: [{ ms: 41_000, lost: true }] });
});

test('without long tasks it is unclear: a visible page may have slept', () => {
  expect(judge(['session.started'], ...healthy('c1'), stalled(9_000), pinged(8_000))).toMatchObject({ outcome: 'unclear', args: [{ lost: false }] });
  expect(judge(['session.started'], ...healthy('c1'), stalled(30_000), closed)).toMatchObject({ outcome: 'unclear', args: [{ lost: true }] });
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['nothing was late', [task(6_000), pinged(100)]],
    ['a ping was late by itself', [pinged(9_000)]],
    ['the task was too short for that', [task(2_500), pinged(9_000)]],
    ['the task was short', [task(1_900), pinged(2_100)]],
    ['the task was at another time', [task(6_000, 20_000), pinged(5_500)]],
    ['the page was hidden, and slept', [stalled(9_000, true), pinged(8_000)]],
    ['the page was hidden, and slept until the connection was lost', [stalled(60_000, true), closed]],
  ])('%s', (_, lines) => {
    expect(judge(...healthy('c1'), ...lines).outcome).toBe('silent');
  });
});

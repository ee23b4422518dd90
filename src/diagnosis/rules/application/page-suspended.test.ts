import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('page-suspended', ...lines);
const slept = (gap = 60_000, hidden = true, at = 100_000): Line => ['clock.stalled', { gap, hidden }, undefined, at];
const closed = (at = 100_050, by: 'network' | 'page' | 'server' = 'network', id = 'c1'): Line => ['engine.closed', { by }, id, at];
const pinged = (at: number): Line => ['engine.pinged', {}, 'c1', at];
const begun = [...healthy('c1'), pinged(30_000)];

test.each(innocentFor('page-suspended'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('a connection that ends as the page wakes is the problem', () => {
  expect(judge(...begun, slept(), closed())).toEqual({
    outcome: 'problem', args: [{ endpoint, ms: 60_000, times: 1 }], evidence: [['clock.stalled', 'engine.closed']], against: [[]],
  });
});

test.each<[string, readonly Line[]]>([
  ['its end is told before the clock notices', [...begun, closed(99_100), slept()]],
  ['the server ended it', [...begun, slept(), closed(100_050, 'server')]],
  ['the client gave it up for want of a ping', [...begun, slept(), closed(100_050, 'page')]],
  ['the client waits for a ping as long as ever', [...begun, slept(), closed(145_000, 'page')]],
  ['the browser froze the page', [...begun, ['page.frozen', {}, undefined, 40_000], ['page.resumed', {}, undefined, 99_000], closed(99_050)]],
  ['the clock stood still as well', [...begun, ['clock.jumped', { ms: 600_000 }], closed(31_000)]],
])('so it is where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('problem');
});

test('a visible page that may as well have been busy is unclear', () => {
  expect(judge(['session.started'], ...begun, slept(30_000, false), closed()).outcome).toBe('unclear');
});

test('one that certainly slept is enough', () => {
  const again: Line[] = [...healthy('c2'), slept(30_000, false, 500_000), closed(500_010, 'network', 'c2')];
  expect(judge(['session.started'], ...begun, slept(), closed(), ...again)).toMatchObject({ outcome: 'problem', args: [{ times: 2 }] });
});

test('each time counts, and the longest is told', () => {
  expect(judge(...begun, slept(), closed(), ...healthy('c2'), slept(300_000, true, 500_000), closed(500_010, 'network', 'c2'))).toMatchObject({ args: [{ ms: 300_000, times: 2 }] });
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['the connection outlived it', [...begun, slept()]],
    ['it was shorter than the server waits', [...begun, slept(20_000), closed()]],
    ['it was long before the end', [...begun, slept(), closed(150_000)]],
    ['a ping came in between', [...begun, slept(), pinged(110_000), closed(111_000)]],
    ['only the timers of a hidden tab were slow', [...healthy('c1'), pinged(25_000), pinged(50_000), pinged(75_000), slept(), closed()]],
    ['it was over before the connection began', [slept(), ...healthy('c1'), closed(100_300)]],
    ['the page left by itself', [...begun, slept(), ['namespace.left', { by: 'page' }, 'c1', 100_020], closed(100_050, 'page')]],
    ['a script held the page', [...begun, ['page.stalled', { ms: 59_000 }, undefined, 99_900], slept(60_000, false), closed()]],
    ['the attempt never was open', [['engine.attempted', {}, 'c1'], slept(), ['engine.failed', {}, 'c1', 100_050]]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

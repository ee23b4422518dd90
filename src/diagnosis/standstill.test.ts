import { expect, test } from 'vitest';
import { type Line, session } from '../../test/fixtures/session.ts';
import { standstillsOf } from './standstill.ts';
import { createTimeline } from './timeline.ts';

const agent = (userAgent: string): Line => ['session.started', { userAgent }];
const chrome = agent('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36');
const safari = agent('Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Version/17.4 Safari/604.1');
const gap = (ms: number, hidden: boolean, at = 50_000): Line => ['clock.stalled', { gap: ms, hidden }, undefined, at];
const task = (ms: number, at: number): Line => ['page.stalled', { ms }, undefined, at];

test.each<[string, readonly Line[], readonly (readonly [ms: number, busy: string, evidence: number])[]]>([
  ['nothing stood still', [chrome], []],
  ['a hidden page slept', [safari, gap(30_000, true)], [[30_000, 'no', 1]]],
  ['a visible page of a browser that tells long tasks slept', [chrome, gap(12_000, false)], [[12_000, 'no', 1]]],
  ['a visible page of another may have been busy', [safari, gap(12_000, false)], [[12_000, 'unknown', 1]]],
  ['but not for a minute', [safari, gap(60_000, false)], [[60_000, 'no', 1]]],
  ['a task held the page, told before the clock noticed', [chrome, task(8_000, 49_000), gap(8_500, false)], [[8_500, 'yes', 2]]],
  ['a task held the page, told after', [chrome, gap(8_500, false), task(8_000, 50_300)], [[8_500, 'yes', 2]]],
  ['a task that was too short for it', [chrome, task(300, 49_000), gap(12_000, false)], [[300, 'yes', 1], [12_000, 'no', 1]]],
  ['a task long before it', [chrome, task(9_000, 9_000), gap(12_000, false)], [[9_000, 'yes', 1], [12_000, 'no', 1]]],
  ['the browser froze the page', [['page.frozen', {}, undefined, 1_000], ['page.resumed', {}, undefined, 91_000]], [[90_000, 'no', 2]]],
  ['it was frozen before we saw it', [['page.resumed', {}, undefined, 91_000]], []],
  ['the clock went on while the device slept', [['clock.jumped', { ms: 600_000 }]], [[600_000, 'no', 1]]],
  ['the clock was set back', [['clock.jumped', { ms: -600_000 }]], []],
])('%s', (_, lines, expected) => {
  expect(standstillsOf(createTimeline(session(...lines))).map(({ ms, busy, evidence }) => [ms, busy, evidence.length])).toEqual(expected);
});

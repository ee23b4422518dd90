import { expect, test } from 'vitest';
import { newestAlike } from './alike.ts';

test.each<[string, readonly number[], readonly number[]]>([
  ['none', [], []],
  ['one alone', [3_000], []],
  ['two, with the jitter of a busy device', [3_000, 3_290], [3_000, 3_290]],
  ['two that differ by more', [3_000, 3_400], []],
  ['two long ones may differ by more', [60_000, 61_400], [60_000, 61_400]],
  ['the newest row', [9_000, 3_000, 3_100, 3_050], [3_000, 3_100, 3_050]],
  ['none that another one interrupts', [3_000, 3_000, 8_000, 3_000], []],
])('durations that may come from one timer: %s', (_, durations, expected) => {
  expect(newestAlike(durations, (ms) => ms)).toEqual(expected);
});

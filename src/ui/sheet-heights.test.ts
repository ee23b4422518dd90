import { expect, test } from 'vitest';
import { heightIn, restAfter, stepHeight } from './sheet-heights.ts';

const room = 834;

test.each([
  ['let go slowly, it rests at the nearest height', 480, 0, 'half'],
  ['a little below half it goes back to half', 430, 0, 'half'],
  ['a slow drag to the top fills the room', 800, 0.1, 'full'],
  ['flung up from half it fills the room', 520, 1.2, 'full'],
  ['flung up from peek it stops at half', 320, 1.2, 'half'],
  ['flung down from full it stops at half', 780, -1.2, 'half'],
  ['flung down from half it peeks', 480, -1.2, 'peek'],
  ['flung down from peek it closes', 290, -1.2, 'closed'],
  ['dragged below the lowest height it closes', 150, 0, 'closed'],
])('%s', (_, px, speed, rest) => {
  expect(restAfter(px, speed, room)).toBe(rest);
});

test('keys go one height at a time, and stop at the ends', () => {
  expect(stepHeight('half', 1)).toBe('full');
  expect(stepHeight('full', 1)).toBe('full');
  expect(stepHeight('peek', -1)).toBe('peek');
  expect(heightIn('half', 1000)).toBe(600);
});

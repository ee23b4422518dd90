import { expect, test } from 'vitest';
import { grade, type Grade, type Said, saidBy } from './judge.ts';
import type { Variant } from './variant.ts';

const a = 'server-unreachable';
const b = 'server-hangs';
const c = 'mixed-content';

test.each<[what: string, said: Partial<Said>, truth: Partial<Variant>, grade: Grade]>([
  ['the one cause, certain', { problem: [a] }, { expected: [a] }, 'right'],
  ['both of two causes', { problem: [b, a] }, { expected: [a, b] }, 'right'],
  ['nothing where all is well', {}, { expected: [] }, 'right'],
  ['the cause and what may be said beside it', { problem: [a, c] }, { expected: [a], also: [c] }, 'right'],
  ['a doubt that may be beside it', { problem: [a], unclear: [c] }, { expected: [a], also: [c] }, 'right'],
  ['exactly the set that cannot be told apart', { unclear: [b, a] }, { expected: [a], sets: [[a, b]] }, 'set'],
  ['the other one of a set, certain', { problem: [b] }, { expected: [a], sets: [[b]] }, 'set'],
  ['the cause, in doubt', { unclear: [a] }, { expected: [a] }, 'unclear'],
  ['the cause among others', { unclear: [a, b] }, { expected: [a] }, 'unclear'],
  ['the cause, and a doubt beside it', { problem: [a], unclear: [b] }, { expected: [a] }, 'unclear'],
  ['one of two causes certain, the other in doubt', { problem: [a], unclear: [b] }, { expected: [a, b] }, 'unclear'],
  ['a doubt where all is well', { unclear: [a] }, { expected: [] }, 'unclear'],
  ['less than the set', { unclear: [b] }, { expected: [a], sets: [[a, b]] }, 'missed'],
  ['nothing', {}, { expected: [a] }, 'missed'],
  ['one of two causes', { problem: [a] }, { expected: [a, b] }, 'missed'],
  ['something else, in doubt', { unclear: [b] }, { expected: [a] }, 'missed'],
  ['something else, certain', { problem: [b] }, { expected: [a] }, 'wrong'],
  ['the cause and something false', { problem: [a, b] }, { expected: [a] }, 'wrong'],
  ['something where all is well', { problem: [a] }, { expected: [] }, 'wrong'],
])('%s', (_, said, truth, expected) => {
  expect(grade({ problem: [], unclear: [], ...said }, { expected: [], ...truth })).toBe(expected);
});

test('what only a checkup tells apart is a set before it, and in doubt after it', () => {
  const truth = { expected: [a], unasked: [[a, b]] };
  expect(grade({ problem: [], unclear: [a, b] }, truth, false)).toBe('set');
  expect(grade({ problem: [], unclear: [a, b] }, truth, true)).toBe('unclear');
  expect(grade({ problem: [b], unclear: [a] }, truth, false)).toBe('wrong');
  expect(grade({ problem: [a], unclear: [] }, truth, false)).toBe('right');
});

test('a rule that crashed has said something false', () => {
  const said = saidBy([{ rule: a, outcome: 'crashed' }, { rule: 'cors-refuses-credentials', outcome: 'ok' }]);
  expect(grade(said, { expected: [] })).toBe('wrong');
});

/** Does the time grow with the length of a text, or with its square? */
import { expect } from 'vitest';

const SHORT = 8_192;
const TIMES = 16;
/** Linear is 16, quadratic 256; what collects garbage is somewhat more than linear. */
const MOST = 80;
/** µs; below, the clock and the compiler are all that is measured. */
const FLOOR = 500;

/** CPU time of this process in µs, the least of several: other processes do not count. */
function cost(run: () => void, atMost: number): number {
  let least = Infinity;
  // A busy machine may spoil some; what is fast once is not quadratic.
  for (let round = 0; round < 5 && least > atMost; round += 1) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}

/** Fails when `run` takes far more than sixteen times as long for a text sixteen times as long. */
export function expectLinear(what: string, run: (text: string) => void, textOf: (length: number) => string): void {
  const [short, long] = [textOf(SHORT), textOf(SHORT * TIMES)];
  const allowed = MOST * Math.max(FLOOR, cost(() => run(short), 0));
  expect(cost(() => run(long), allowed), `${what}: µs for ${long.length} characters`).toBeLessThanOrEqual(allowed);
}

/** A part, again and again, up to a length. */
export const repeated = (part: string) => (length: number): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** What regular expressions and hand-written loops are slow at. */
export const HOSTILE = [
  '1', '0', '12', '1:', ':', '0:', '1:4', '\x1e', '4\x1e', '"', '\\', '\\"', '"\\', '\\u0022', '\\u', '["', '["a', '[', ']', '{', '}', '{"a":', '-', '1-', '_', 'a-', 'eyJ', 'eyJa.', 'eyJaaaa-',
  '@', 'a@', 'a@a.', '.', 'a.', '+', ' ', '1 ', '\n', '\t1', 'a=', '=', '=&', '&', '?', '?a', '/', '/a,', ',', '#', '%', 'a', 'aA1', 'token', 'token=', 'Bearer ', 'Basic  ', 'Basic', '010-', '01', '+82',
  'sk_', 'xox', '김', '😀', '\ud83d', 'b4', 'b', '\0', '\x01\x01\xff4', '\xff', '\x00\x09',
] as const;

/** Does the time grow with the length of a text, or with its square? */
import { expect } from 'vitest';

const SHORT = 8_192;
/** The first finds out soon what would take hours at the second. */
const TIMES = [4, 16] as const;
/** Linear is 1, quadratic 4 and 16; what collects garbage is somewhat more than linear. */
const MOST = [3.5, 5] as const;
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

/** Fails when the time that `run` takes grows far more than the length of the text. */
export function expectLinear(what: string, run: (text: string) => void, textOf: (length: number) => string): void {
  const short = textOf(SHORT);
  const least = Math.max(FLOOR, cost(() => run(short), 0));
  for (const [index, times] of TIMES.entries()) {
    const allowed = MOST[index]! * times * least;
    const text = textOf(SHORT * times);
    expect(cost(() => run(text), allowed), `${what}: µs for ${text.length} characters`).toBeLessThanOrEqual(allowed);
  }
}

/** A part, again and again, up to a length. */
export const repeated = (part: string) => (length: number): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** What regular expressions and hand-written loops are slow at. */
export const HOSTILE = [
  '1', '0', '12', '1:', ':', '0:', '1:4', '\x1e', '4\x1e', '"', '\\', '\\"', '"\\', '\\u0022', '\\u', '["', '["a', '[', ']', '{', '}', '{"a":', '-', '1-', '_', 'a-', 'eyJ', 'eyJa.', 'eyJaaaa-',
  '@', 'a@', 'a@a.', '.', 'a.', '+', ' ', '1 ', '\n', '\t1', 'a=', '=', '=&', '&', '?', '?a', '/', '/a,', ',', '#', '%', 'a', 'aA1', 'token', 'token=', 'Bearer ', 'Basic  ', 'Basic', '010-', '01', '+82',
  'sk_', 'xox', '김', '😀', '\ud83d', 'b4', 'b', '\0', '\x01\x01\xff4', '\xff', '\x00\x09',
] as const;

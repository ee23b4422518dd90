import type { LogEvent } from '../../src/events/events.ts';
import type { Witness } from './server.ts';

/** What was recorded so long before a death has to be there afterwards. */
export const PROMISE_MS = 250;

/** One death, in figures. */
export interface Outcome {
  /** Numbers that the page had received more than 250 ms before it died. */
  readonly promised: number;
  readonly found: number;
  /** Promised ones that are not there, and holes before the last one that is. */
  readonly lost: number;
  readonly doubled: number;
  readonly disordered: number;
  /** Numbers that the page had received in its last 250 ms, as far as it could still tell. */
  readonly late: number;
  readonly lateFound: number;
}

/** The numbers that a log has received, in its order. */
export const numbersIn = (events: readonly LogEvent[]): number[] =>
  events.flatMap((event) => (event.type === 'event.received' && event.name.startsWith('item') ? [Number(/\d+/.exec(event.preview)?.[0])] : []));

/** Compares what a page had received until it died with what is kept of it. */
export function judge(witness: Witness, events: readonly LogEvent[], died: number): Outcome {
  const numbers = numbersIn(events);
  const found = new Set(numbers);
  const seen = [...witness.seen].filter(([, at]) => at <= died);
  const promised = seen.filter(([, at]) => at < died - PROMISE_MS).map(([number]) => number);
  const late = seen.filter(([, at]) => at >= died - PROMISE_MS).map(([number]) => number);
  // The page may have received more than it could tell: a hole counts, whoever saw it.
  const last = Math.max(0, ...found);
  const first = Math.min(...promised, ...found);
  const expected = new Set(promised);
  for (let number = first; number <= last; number += 1) expected.add(number);
  return {
    promised: promised.length,
    found: found.size,
    lost: [...expected].filter((number) => !found.has(number)).length,
    doubled: numbers.length - found.size,
    disordered: numbers.filter((number, index) => index > 0 && number < numbers[index - 1]!).length,
    late: late.length,
    lateFound: late.filter((number) => found.has(number)).length,
  };
}

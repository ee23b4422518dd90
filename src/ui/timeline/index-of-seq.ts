import type { LogEvent } from '../../events/events.ts';

/** Index of the first event at or after `seq`; the length when there is none. */
export function indexOfSeq(events: readonly LogEvent[], seq: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The event with this `seq`, if it is still there. */
export function findEvent(events: readonly LogEvent[], seq: number): LogEvent | undefined {
  const event = events[indexOfSeq(events, seq)];
  return event?.seq === seq ? event : undefined;
}

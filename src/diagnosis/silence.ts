import type { FactType, LogEvent } from '../events/events.ts';
import { isFromServer, TALK } from './life.ts';
import type { Timeline } from './timeline.ts';

/** What only a server that is there can bring about: it also answers where it will not talk. */
const HEARD: readonly FactType[] = [...TALK, 'poll.refused', 'engine.handshaken'];
const SENT = [
  'engine.probed', 'engine.upgraded', 'namespace.requested', 'event.sent', 'ack.sent', 'binary.sent', 'packet.sent',
] as const satisfies readonly FactType[];

function lastOf(timeline: Timeline, connection: string, types: readonly FactType[], before: number, counts: (event: LogEvent) => boolean = () => true): LogEvent | undefined {
  let last: LogEvent | undefined;
  for (const type of types) {
    const facts: readonly LogEvent[] = timeline.within(connection, type);
    let index = facts.length - 1;
    while (index >= 0 && (facts[index]!.seq >= before || !counts(facts[index]!))) index -= 1;
    const fact = facts[index];
    if (fact && fact.seq > (last?.seq ?? 0)) last = fact;
  }
  return last;
}

/** The last thing that came on a connection before the fact `before`. */
export const lastHeard = (timeline: Timeline, connection: string, before = Infinity): LogEvent | undefined =>
  lastOf(timeline, connection, HEARD, before, isFromServer);

/** The last thing that came or went. */
export const lastPassed = (timeline: Timeline, connection: string, before = Infinity): LogEvent | undefined =>
  lastOf(timeline, connection, [...HEARD, ...SENT], before);

/** Where an event with this `seq` stands, or would stand. */
function placeOf(events: readonly LogEvent[], seq: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle]!.seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Says whether the log is whole between two of its facts: where packets were dropped, silence is no silence. */
export const isWhole = ({ events }: Timeline, from: LogEvent, to: LogEvent): boolean =>
  placeOf(events, to.seq) - placeOf(events, from.seq) === to.seq - from.seq;

/** What is noticed after a sleep is told up to so much later. */
const WAKING_MS = 3_000;

/**
 * Says whether the page slept, or was held up for `atLeast` ms at one go, at some time between two times:
 * then what it did not hear may have come all the same.
 */
export const wasAsleep = (timeline: Timeline, from: number, to: number, atLeast = 2_000): boolean =>
  timeline.of('clock.stalled').some(({ at, gap }) => gap >= atLeast && at >= from && at - gap <= to) ||
  timeline.of('page.stalled').some(({ at, ms }) => ms >= atLeast && at >= from && at - ms <= to) ||
  timeline.of('page.frozen', 'page.resumed', 'page.returned').some(({ at }) => at >= from && at <= to + WAKING_MS);

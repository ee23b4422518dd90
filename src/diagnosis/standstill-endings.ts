import type { EventOf } from '../events/events.ts';
import type { ConnectionView } from './connection.ts';
import { heardOn, heartbeatOf } from './life.ts';
import { perTimeline } from './per-timeline.ts';
import { type Standstill, standstillsOf } from './standstill.ts';

/** The end of a connection may be told before the clock notices that it stood still. */
const TOLD_BEFORE_MS = 1_500;
const SLACK_MS = 2_000;
/** No server waits less. */
const SHORTEST_MS = 1_000;

/** A connection that ended because the page stood still. */
export interface StandstillEnding {
  readonly connection: ConnectionView;
  readonly end: EventOf<'engine.closed'>;
  readonly still: Standstill;
}

/**
 * Connections that ended just after the page stood still for longer than the other side waits, without
 * another word in between; those that the page left by itself are left out.
 */
export const standstillEndings = perTimeline((timeline): readonly StandstillEnding[] => {
  const stills = standstillsOf(timeline).filter(({ ms }) => ms >= SHORTEST_MS);
  if (stills.length === 0) return [];
  const left = new Set(timeline.of('namespace.left').filter(({ by }) => by === 'page').map(({ connection }) => connection));
  return timeline.connections.flatMap((connection): StandstillEnding[] => {
    const { id, end, first } = connection;
    if (end?.type !== 'engine.closed' || left.has(id)) return [];
    const { interval, timeout } = heartbeatOf(connection);
    const still = newestBefore(stills, end.at + TOLD_BEFORE_MS, end.at - interval - timeout - SLACK_MS, ({ from, ms }) => ms > timeout && from > first.at - SLACK_MS);
    if (!still) return [];
    // A hidden tab runs its timers once a minute, and yet hears all that comes.
    const spoke = heardOn(timeline, id).some(({ at, seq }) =>
      seq < end.seq && (at > still.to + SLACK_MS || (at > still.from + SLACK_MS && at < still.to - SLACK_MS)));
    return spoke ? [] : [{ connection, end, still }];
  });
});

/** The newest of those between two times that fits: there may be thousands, of a page that is hidden all day. */
function newestBefore(stills: readonly Standstill[], latest: number, earliest: number, fits: (still: Standstill) => boolean): Standstill | undefined {
  let low = 0;
  let high = stills.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stills[middle]!.to <= latest) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0 && stills[index]!.to >= earliest; index -= 1) if (fits(stills[index]!)) return stills[index];
  return undefined;
}

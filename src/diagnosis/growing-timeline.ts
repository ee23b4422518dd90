import type { LogEvent } from '../events/events.ts';
import { createTimelineIndex, type Timeline } from './timeline.ts';

/** How many times as many facts as the log still holds may be indexed, before those that it dropped are let go of. */
const DROPPED_SHARE = 1.25;

/**
 * The timeline of a log that grows, given whole each time, in order of `seq`: what was indexed before is not
 * indexed again. What the log dropped at its beginning counts for a while yet.
 */
export function createGrowingTimeline(): (events: readonly LogEvent[]) => Timeline {
  let index = createTimelineIndex();
  let indexed = 0;
  let last = 0;
  return (events) => {
    if (indexed > events.length * DROPPED_SHARE) {
      index = createTimelineIndex();
      [indexed, last] = [0, 0];
    }
    let from = events.length;
    while (from > 0 && events[from - 1]!.seq > last) from -= 1;
    for (; from < events.length; from += 1) {
      index.add(events[from]!);
      indexed += 1;
    }
    last = events[events.length - 1]?.seq ?? last;
    return index.timeline(events);
  };
}

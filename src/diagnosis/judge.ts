import type { LogEvent } from '../events/events.ts';
import { judgeTimeline, type Verdict } from './diagnose.ts';
import { createTimelineIndex } from './timeline.ts';

/** How many times as many facts as the log still holds may be indexed, before those that it dropped are let go of. */
const DROPPED_SHARE = 1.25;

/** Verdicts on a log that grows: like `diagnose`, but what was indexed for the last verdicts is not indexed again. */
export type Judge = (events: readonly LogEvent[]) => Verdict[];

/** A judge of one log, which must be given whole each time, in order of `seq`; what it dropped at its beginning counts for a while yet. */
export function createJudge(): Judge {
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
    return judgeTimeline(index.timeline(events));
  };
}

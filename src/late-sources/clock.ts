import type { LateSource } from '../sources/late-source.ts';
import { everySecond, SECOND_MS } from './every-second.ts';

/** Later than this and something held the page: background tabs are throttled to one timer a second. */
const STALL_MS = 2_500;
/** Clocks drift by less in a second; more means that somebody set it. */
const JUMP_MS = 2_000;

/** Notices that nothing ran for a while (sleep, suspension, a stalled main thread) and that the clock was set. */
export const clock: LateSource = (context) => {
  const { emit, natives: { monotonic, wallClock } } = context;
  let last = monotonic();
  let offset = wallClock() - last;
  return everySecond(context, () => {
    const at = monotonic();
    const gap = at - last;
    last = at;
    if (gap > STALL_MS) emit('clock.stalled', { gap: Math.round(gap - SECOND_MS), hidden: document.hidden });
    const moved = wallClock() - at - offset;
    // The monotonic clock of some systems stands still while the device sleeps.
    if (Math.abs(moved) > JUMP_MS) emit('clock.jumped', { ms: Math.round(moved) });
    offset += moved;
  });
};

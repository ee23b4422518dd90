import type { LateSource } from '../sources/late-source.ts';

/** How often the clock is looked at. */
const TICK_MS = 1_000;
/** Later than this and something held the page: background tabs are throttled to one timer a second. */
const STALL_MS = 2_500;
/** Clocks drift by less in a second; more means that somebody set it. */
const JUMP_MS = 2_000;

/** Notices that nothing ran for a while (sleep, suspension, a stalled main thread) and that the clock was set. */
export const clock: LateSource = ({ emit, guard, natives: { after, monotonic, wallClock } }) => {
  let last = monotonic();
  let offset = wallClock() - last;
  const tick = guard(() => {
    const at = monotonic();
    const gap = at - last;
    last = at;
    if (gap > STALL_MS) emit('clock.stalled', { gap: Math.round(gap - TICK_MS), hidden: document.hidden });
    const moved = wallClock() - at - offset;
    // The monotonic clock of some systems stands still while the device sleeps.
    if (Math.abs(moved) > JUMP_MS) emit('clock.jumped', { ms: Math.round(moved) });
    offset += moved;
    cancel = after(TICK_MS, tick);
  });
  let cancel = after(TICK_MS, tick);
  return () => cancel();
};

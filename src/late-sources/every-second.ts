import type { Stop } from '../events/events.ts';
import type { LateContext } from '../sources/late-source.ts';

/** How often is looked at what tells nobody that it changed. Hidden pages are throttled further by their browser. */
export const SECOND_MS = 1_000;

/** Calls `action` each second, until it throws or the undo is called. */
export function everySecond({ guard, natives: { after } }: Pick<LateContext, 'guard' | 'natives'>, action: () => void): Stop {
  const tick = guard(() => {
    action();
    cancel = after(SECOND_MS, tick);
  });
  let cancel = after(SECOND_MS, tick);
  return () => cancel();
}

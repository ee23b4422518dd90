import type { Stop } from '../events/events.ts';
import type { natives } from './natives.ts';

/** After the first new fact, it is settled and stored at latest so many ms later. */
const LATEST_MS = 150;
/** A busy page is idle hundreds of times a second, and each batch costs a transaction: it gathers so long at least. */
const GATHER_MS = 80;
/**
 * And so long in a flood, of which each batch costs the page as much as a hundred packets do; then at once. That
 * leaves the database 50 ms, since what is 250 ms old must outlive the page.
 */
const GATHER_FLOOD_MS = 200;
/** WebKit has no idle callback: often enough to feel live, seldom enough to batch. */
const WITHOUT_IDLE_MS = 100;
/** Between two slices of a flood. A page that is never idle would otherwise get less done than comes in. */
const LEFT_MS = 16;

/**
 * A wake-up for work that can be cut in slices: `work` runs when the page is idle, from 80 to at latest
 * 150 ms after the wake-up, after 200 in a flood, at once on a hidden page; and again as long as it says that something is left.
 */
export function schedule(work: () => boolean | undefined, { after, floods }: Pick<typeof natives, 'after'> & { readonly floods: () => boolean }): [wake: () => void, cancel: Stop] {
  const { requestIdleCallback: idle, cancelIdleCallback: cancelIdle } = globalThis as Partial<typeof globalThis>;
  let cancel: Stop | undefined;
  const run = (): void => {
    cancel = undefined;
    if (work()) cancel ??= after(LEFT_MS, run);
  };
  const soon = async (): Promise<void> => {
    await undefined;
    run();
  };
  const wake = (): void => {
    // Timers of a hidden page run once a second, and a phone ends it without a word.
    if (document.hidden) return void soon();
    if (cancel) return;
    if (!idle || !cancelIdle) {
      cancel = after(WITHOUT_IDLE_MS, run);
      return;
    }
    cancel = floods() ? after(GATHER_FLOOD_MS, run) : after(GATHER_MS, () => {
      if (floods()) {
        cancel = after(GATHER_FLOOD_MS - GATHER_MS, run);
        return;
      }
      const handle = idle(run, { timeout: LATEST_MS - GATHER_MS });
      cancel = () => cancelIdle(handle);
    });
  };
  return [wake, () => cancel?.()];
}

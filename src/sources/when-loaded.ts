import type { Stop } from '../events/events.ts';
import type { Guard } from './guard.ts';
import { after, listen } from './natives.ts';

/**
 * Calls `action` in a task of its own once the page is loaded, or after `patience` ms where that takes
 * longer; returns its cancellation. In Firefox and WebKit the page's `load` event waits for every module
 * whose import began before it.
 */
export function whenLoaded(action: () => void, patience: number, guard: Guard): Stop {
  let over = false;
  const soon = (ms: number): void => void after(ms, guard(() => {
    if (over) return;
    over = true;
    action();
  }));
  const isLoaded = document.readyState === 'complete';
  soon(isLoaded ? 0 : patience);
  if (!isLoaded) listen(window, 'load', guard(() => soon(0)), { once: true });
  return () => void (over = true);
}

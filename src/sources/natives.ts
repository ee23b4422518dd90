/**
 * The platform's own functions, kept before anybody (the app, zone.js, another recorder) replaces
 * them, so that Sockscope neither calls their replacements nor is seen by them.
 */
import { tenth } from '../events/round.ts';

/** zone.js keeps them too, where it came first: by its own, each of ours would be a round of Angular's change detection. */
const native = <O extends object, K extends keyof O & string>(owner: O, name: K): O[K] =>
  owner[(globalThis as { Zone?: { __symbol__(name: string): string } }).Zone?.__symbol__(name) as K] ?? owner[name];

const addEventListener = native(EventTarget.prototype, 'addEventListener');
const removeEventListener = native(EventTarget.prototype, 'removeEventListener');
const setTimeout = native(globalThis, 'setTimeout');
const clearTimeout = native(globalThis, 'clearTimeout');

/** Adds a listener natively; returns its removal. */
export function listen<E extends Event>(
  on: EventTarget,
  type: string,
  listener: (event: E) => void,
  options?: AddEventListenerOptions,
): () => void {
  addEventListener.call(on, type, listener as EventListener, options);
  return () => removeEventListener.call(on, type, listener as EventListener, options);
}

/** Calls `action` once after `ms`; returns its cancellation. */
export function after(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}

/** ms, monotonic. */
export const monotonic = performance.now.bind(performance);
/** ms since a monotonic time, to a tenth. */
export const since = (begin: number): number => tenth(monotonic() - begin);
/** ms since the epoch. */
export const wallClock = (): number => Date.now();

/** For those who come late, when the page's own functions may be somebody else's. */
export const natives = { listen, after, monotonic, since, wallClock };

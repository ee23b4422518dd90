/**
 * The platform's own functions, kept before anybody (the app, zone.js, another recorder) replaces
 * them, so that Sockscope neither calls their replacements nor is seen by them.
 */
import { tenth } from '../events/round.ts';

const { addEventListener, removeEventListener } = EventTarget.prototype;
const { setTimeout, clearTimeout } = globalThis;

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

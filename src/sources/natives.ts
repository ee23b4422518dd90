/**
 * The platform's own functions, kept before anybody (the app, zone.js, another recorder) replaces
 * them, so that Sockscope neither calls their replacements nor is seen by them.
 */
import { tenth } from '../events/round.ts';

const target = EventTarget.prototype;
const { addEventListener, removeEventListener } = target;
const timers = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

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
  const timer = timers.setTimeout.call(globalThis, action, ms);
  return () => timers.clearTimeout.call(globalThis, timer);
}

const now = performance.now.bind(performance);
/** ms, monotonic. */
export const monotonic = (): number => now();
/** ms since a monotonic time, to a tenth. */
export const since = (begin: number): number => tenth(now() - begin);
/** ms since the epoch. */
export const wallClock = (): number => Date.now();

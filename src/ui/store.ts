import type { Stop } from '../events/events.ts';

/** One value that several components show. */
export interface Store<T> {
  get(): T;
  /** Replaces some fields. */
  set(change: Partial<T>): void;
  subscribe(changed: () => void): Stop;
}

/** A store of an object; listeners hear of a change once, after it. */
export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      value = { ...value, ...change };
      for (const changed of listeners) changed();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
  };
}

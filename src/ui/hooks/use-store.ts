import type { Store } from '../store.ts';
import { useChanges } from './use-changes.ts';

/** The value of a store; renders again when it changes. */
export function useStore<T extends object>(store: Pick<Store<T>, 'get' | 'subscribe'>): T {
  useChanges(store);
  return store.get();
}

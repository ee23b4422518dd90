import type { Entry } from './database.ts';
import { withStorage } from './storage.ts';

/** Name of a tail's entry in localStorage, before the session's id. */
export const TAIL_PREFIX = 'sockscope:tail:';
/** UTF-16 units over all tails; localStorage holds about 5 million and belongs to the app. */
const TAIL_LIMIT = 400_000;

/**
 * Puts entries that IndexedDB has not confirmed where a dying page can still write: synchronously,
 * and under the very keys they will have there, so that merging them again changes nothing.
 * Returns what removes them once IndexedDB has them. Never throws.
 */
export function leaveTail(session: string, entries: readonly Entry[]): () => void {
  const name = `${TAIL_PREFIX}${session}`;
  const [record, ...chunks] = entries;
  let text = JSON.stringify(entries);
  // The oldest chunks go first: they are the likeliest to be on disk.
  while (text.length > TAIL_LIMIT && chunks.shift()) text = JSON.stringify([record, ...chunks]);
  withStorage((storage) => storage.setItem(name, text));
  return () => withStorage((storage) => storage.removeItem(name));
}

import type { Entry } from './database.ts';
import { withStorage } from './storage.ts';

/** Name of a tail's entry in localStorage, before the session's id. */
export const TAIL_PREFIX = 'sockscope:tail:';
/** Makes numbers of pieces sort as texts. */
const PIECES = 1_000_000_000;
/** UTF-16 units over all tails; localStorage holds about 5 million and belongs to the app. */
const TAILS_LIMIT = 500_000;

/**
 * Puts entries that IndexedDB has not confirmed where a dying page can still write: synchronously,
 * and under the very keys they will have there, so that merging them again changes nothing. `after`
 * is the `seq` up to which other pieces of the tail go; one that goes on after the same takes the
 * place of the one before. False where they are too long, or storage refuses. Never throws.
 */
export const leaveTail = (session: string, entries: readonly Entry[], after = 0): boolean => {
  const text = JSON.stringify(entries);
  return text.length <= TAILS_LIMIT && withStorage((storage) => {
    storage.setItem(TAIL_PREFIX + session + (after ? `:${PIECES + after}` : ''), text);
    let room = TAILS_LIMIT;
    // Newest first: a session's id begins with its time. Where no panel ever comes, nobody merges the others.
    for (const name of tailNames(storage).sort().reverse()) {
      room -= (storage[name] as string).length;
      if (room < 0) storage.removeItem(name);
    }
    return true;
  }) === true;
};

/** The entries of localStorage that are tails. */
export const tailNames = (storage: Storage): string[] => Object.keys(storage).filter((name) => name.startsWith(TAIL_PREFIX));

/** Takes a tail away with all its pieces, once IndexedDB has all of it. Never throws. */
export const dropTail = (session: string): void => void withStorage((storage) => {
  // A piece's number follows the session's id.
  for (const name of tailNames(storage)) if (name.slice(TAIL_PREFIX.length).split(':')[0] === session) storage.removeItem(name);
});

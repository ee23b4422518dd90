import type { Entry } from './database.ts';
import { withStorage } from './storage.ts';

/** Name of a tail's entry in localStorage, before the session's id. */
export const TAIL_PREFIX = 'sockscope:tail:';
/** UTF-16 units over all tails; localStorage holds about 5 million and belongs to the app. */
const TAILS_LIMIT = 500_000;

/**
 * Puts entries that IndexedDB has not confirmed where a dying page can still write: synchronously,
 * and under the very keys they will have there, so that merging them again changes nothing. False
 * where they are too long, or storage refuses. Never throws.
 */
export const leaveTail = (session: string, entries: readonly Entry[]): boolean => {
  const text = JSON.stringify(entries);
  return text.length <= TAILS_LIMIT && withStorage((storage) => {
    storage.setItem(TAIL_PREFIX + session, text);
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

/** Takes a tail away, once IndexedDB has all of it. Never throws. */
export const dropTail = (session: string): void => void withStorage((storage) => storage.removeItem(TAIL_PREFIX + session));

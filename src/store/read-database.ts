import { delMany, promisifyRequest } from 'idb-keyval';
import type { Database, Entry, Key } from './database.ts';

/** Every record, or every chunk of one session in order. */
export const readEntries = (database: Database, kind: 'record' | 'chunk', session?: string): Promise<Entry[]> =>
  database('readonly', async (objects) => {
    const from = session === undefined ? [kind] : [kind, session];
    // An empty array sorts after every text and number, and so after every key that begins like this.
    const range = IDBKeyRange.bound(from, [...from, []]);
    const [keys, values] = await Promise.all([
      promisifyRequest(objects.getAllKeys(range)),
      promisifyRequest(objects.getAll(range) as IDBRequest<unknown[]>),
    ]);
    return keys.map((key, index): Entry => [key as unknown as Key, values[index]]);
  });

/** Removes entries, all or none. */
export const removeEntries = (database: Database, keys: readonly Key[]): Promise<void> =>
  delMany(keys as unknown as IDBValidKey[], database);

import { promisifyRequest } from 'idb-keyval';
import type { Database, Entry, Key } from './database.ts';

/** The keys of every record, or of every chunk of one session. */
export const rangeOf = (kind: 'record' | 'chunk', session?: string): IDBKeyRange => {
  const from = session === undefined ? [kind] : [kind, session];
  // An empty array sorts after every text and number, and so after every key that begins like this.
  return IDBKeyRange.bound(from, [...from, []]);
};

/** Every record, or every chunk of one session in order. */
export const readEntries = (database: Database, kind: 'record' | 'chunk', session?: string): Promise<Entry[]> =>
  database('readonly', async (objects) => {
    const range = rangeOf(kind, session);
    const [keys, values] = await Promise.all([
      promisifyRequest(objects.getAllKeys(range)),
      promisifyRequest(objects.getAll(range) as IDBRequest<unknown[]>),
    ]);
    return keys.map((key, index): Entry => [key as unknown as Key, values[index]]);
  });

/** Within a transaction: removes a session with all its chunks, none of which has to be read. */
export function removeSession(objects: IDBObjectStore, session: string): void {
  objects.delete(['record', session]);
  objects.delete(rangeOf('chunk', session));
}

import { promisifyRequest } from 'idb-keyval';

/** `['record', session]` or `['chunk', session, number]`. */
export type Key = readonly [kind: 'record', session: string] | readonly [kind: 'chunk', session: string, number: number];
export type Entry = readonly [key: Key, value: unknown];

/** Runs one transaction on Sockscope's own object store. Rejects where storage is blocked. */
export type Database = <T>(mode: IDBTransactionMode, use: (objects: IDBObjectStore) => T | PromiseLike<T>) => Promise<T>;

/** Sockscope's own database, which lets go of it while the page sleeps. */
export interface OpenDatabase {
  readonly use: Database;
  /**
   * Aborts what is under way and closes. WebKit keeps a page of the back-forward cache with its
   * unfinished transaction, and every other page of the origin then waits for it for ever.
   */
  suspend(): void;
  /** What was asked for meanwhile goes on. */
  resume(): void;
}

/** Opened on first use: reaching for `indexedDB` throws in a sandboxed frame, here inside a promise. */
export function openDatabase(name = 'sockscope'): OpenDatabase {
  const active = new Set<IDBTransaction>();
  let opened: Promise<IDBDatabase> | undefined;
  let awake: Promise<void> | undefined;
  let wake = (): void => undefined;

  const open = (): Promise<IDBDatabase> => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.result.createObjectStore('log');
    return promisifyRequest(request);
  };
  return {
    async use(mode, use) {
      await awake;
      let transaction: IDBTransaction | undefined;
      try {
        transaction = (await (opened ??= open())).transaction('log', mode);
        active.add(transaction);
        return await use(transaction.objectStore('log'));
      } catch (error) {
        // Whatever it was, the next use begins with a connection of its own: WebKit loses them.
        opened = undefined;
        throw error;
      } finally {
        if (transaction) active.delete(transaction);
      }
    },
    suspend() {
      awake ??= new Promise((resolve) => (wake = resolve));
      for (const transaction of active) {
        try {
          transaction.abort();
        } catch {
          // It has just finished.
        }
      }
      // A promise that rejected was told to whoever used the database.
      void opened?.then((database) => database.close()).catch(() => undefined);
      opened = undefined;
    },
    resume() {
      awake = undefined;
      wake();
    },
  };
}

/** Stores all entries or none. */
export const putEntries = (database: Database, entries: readonly Entry[]): Promise<void> =>
  database('readwrite', (objects) => {
    for (const [key, value] of entries) objects.put(value, key as unknown as IDBValidKey);
    return promisifyRequest(objects.transaction);
  });

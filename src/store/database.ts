import { promisifyRequest } from 'idb-keyval';

/**
 * `['record', session]` or `['chunk', session, number]`. A chunk's number is the `seq` of its first
 * event; a tail's lies half a step before it, where it takes the place of no chunk.
 */
export type Key = readonly [kind: 'record', session: string] | readonly [kind: 'chunk', session: string, number: number];
export type Entry = readonly [key: Key, value: unknown];

/** Runs one transaction on Sockscope's own object store. Rejects where storage is blocked, or silent for 5 s. */
export type Database = <T>(mode: IDBTransactionMode, use: (objects: IDBObjectStore) => T | PromiseLike<T>) => Promise<T>;

/** Calls `action` once after `ms`; returns its cancellation. */
export type Later = (ms: number, action: () => void) => () => void;

/** What a database tells of itself. */
export interface DatabaseSetup {
  readonly later: Later;
  /** It was made anew: what was in it is gone. Also said when there was none. */
  readonly created?: () => void;
  /** The browser, or somebody who wants it deleted, has closed the connection. The next use opens another. */
  readonly closed?: () => void;
  /** @default `sockscope` */
  readonly name?: string;
}

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
  /** For good: what is under way, or waits for the page to wake up, is rejected, as is all that follows. */
  stop(): void;
}

/** WebKit's transactions may never end when its database process has died; a slow phone's take a second. */
const PATIENCE_MS = 5_000;

/** Opened on first use: reaching for `indexedDB` throws in a sandboxed frame, here inside a promise. */
export function openDatabase({ later, created, closed, name = 'sockscope' }: DatabaseSetup): OpenDatabase {
  const active = new Set<IDBTransaction>();
  let opened: Promise<IDBDatabase> | undefined;
  let awake: Promise<void> | undefined;
  let wake = (): void => undefined;
  let stopped = false;

  /** Whoever wants the database deleted waits until every connection is closed, also one that comes late. */
  const close = (): void => {
    opened?.then((database) => database.close(), () => undefined);
    opened = undefined;
  };
  const open = (): Promise<IDBDatabase> => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('log');
      created?.();
    };
    return promisifyRequest(request).then((database) => {
      database.onversionchange = database.onclose = () => {
        close();
        closed?.();
      };
      return database;
    });
  };
  const abort = (transaction: IDBTransaction): void => {
    try {
      transaction.abort();
    } catch {
      // It has just finished.
    }
  };
  const inTime = <T>(answer: T | PromiseLike<T>): Promise<T> => {
    let cancel: (() => void) | undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = later(PATIENCE_MS, () => reject(new Error('no answer')));
    });
    return Promise.race([answer, late]).finally(cancel);
  };
  const database: OpenDatabase = {
    async use(mode, use) {
      await awake;
      if (stopped) throw new Error('stopped');
      let transaction: IDBTransaction | undefined;
      try {
        // Once open it answers at once.
        const connection = await (opened ??= inTime(open()));
        // It fell asleep meanwhile.
        if (awake) throw awake;
        transaction = connection.transaction('log', mode);
        active.add(transaction);
        return await inTime(use(transaction.objectStore('log')));
      } catch (error) {
        // Whatever it was, the next use begins with a connection of its own: WebKit loses them.
        if (transaction) abort(transaction);
        close();
        // What was aborted because the page went to sleep is done when it wakes up.
        if (awake) return await database.use(mode, use);
        throw error;
      } finally {
        if (transaction) active.delete(transaction);
      }
    },
    suspend() {
      awake ??= new Promise((resolve) => (wake = resolve));
      active.forEach(abort);
      close();
    },
    resume() {
      awake = undefined;
      wake();
    },
    stop() {
      stopped = true;
      active.forEach(abort);
      close();
      database.resume();
    },
  };
  return database;
}

/** Stores all entries or none. */
export const putEntries = (database: Database, entries: readonly Entry[]): Promise<void> =>
  database('readwrite', (objects) => {
    for (const [key, value] of entries) objects.put(value, key as unknown as IDBValidKey);
    // At once, not when the page's thread has answered: a page that is killed meanwhile keeps it.
    (objects.transaction as Partial<IDBTransaction>).commit?.();
    return promisifyRequest(objects.transaction);
  });

import type { LogEvent } from '../events/events.ts';
import { messageOf } from '../events/message-of.ts';
import type { SessionRecord } from '../events/session-record.ts';
import { encodeChunk } from './encode-chunk.ts';
import { type Database, type Entry, putEntries } from './database.ts';
import { leaveTail } from './tail.ts';

/** Writes one session's events; each batch is one chunk and one transaction. */
export interface Writer {
  write(batch: readonly LogEvent[]): void;
  /** Resolves when all that was written so far is stored or given up. Never rejects. */
  flush(): Promise<void>;
  /** The page may be dying: leaves what is not confirmed in localStorage, synchronously. */
  leaveTail(): void;
  /** Bytes of chunks so far. */
  readonly bytes: () => number;
}

/** What a writer needs. */
export interface WriterSetup {
  readonly session: string;
  readonly database: Database;
  readonly record: () => SessionRecord;
  /** The database refused: from now on there is only what the log keeps in memory. */
  readonly degraded: (because: string) => void;
  /** Removes a tail that holds the first chunks, once they are stored. */
  readonly dropTail?: (() => void) | undefined;
}

/** A writer for a new session. Tries twice, since WebKit loses connections, then gives up storing. */
export function createWriter({ session, database, record, degraded, dropTail: dropEarlyTail }: WriterSetup): Writer {
  const unconfirmed = new Map<number, Entry>();
  let number = 0;
  let bytes = 0;
  let works = true;
  let dropTail = dropEarlyTail ?? (() => undefined);
  let queue: Promise<void> = Promise.resolve();

  const store = async (chunk: number, entry: Entry): Promise<void> => {
    if (works) {
      try {
        const entries: Entry[] = [[['record', session], record()], entry];
        await putEntries(database, entries).catch(() => putEntries(database, entries));
      } catch (error) {
        works = false;
        degraded(messageOf(error));
      }
    }
    unconfirmed.delete(chunk);
    // What could not be stored is in the tail alone.
    if (works && unconfirmed.size === 0) dropTail();
  };

  return {
    write(batch) {
      if (batch.length === 0) return;
      const text = encodeChunk(batch);
      const chunk = (number += 1);
      const entry: Entry = [['chunk', session, chunk], text];
      bytes += text.length;
      unconfirmed.set(chunk, entry);
      // A rejection of ours would be told as one of the page's, be stored, and so go on for ever.
      queue = queue.then(() => store(chunk, entry)).catch(() => undefined);
    },
    flush: () => queue,
    leaveTail() {
      if (unconfirmed.size > 0) dropTail = leaveTail(session, [[['record', session], record()], ...unconfirmed.values()]);
    },
    bytes: () => bytes,
  };
}

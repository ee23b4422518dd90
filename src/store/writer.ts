import { isChatter } from '../events/chatter.ts';
import type { LogEvent } from '../events/events.ts';
import { messageOf } from '../events/message-of.ts';
import type { SessionRecord } from '../events/session-record.ts';
import { encodeChunk } from './encode-chunk.ts';
import { type Database, type Entry, type Later, putEntries } from './database.ts';
import { dropTail, leaveTail } from './tail.ts';

/** Events of one chunk, at most: a transaction of some 100 kB, and a millisecond to make it. */
const CHUNK_EVENTS = 500;
/** A fact so old that the database has not answered for is left in the tail as well (ms). */
const UNANSWERED_MS = 250;
/** But the database has so long to answer, however late the page was to write (ms). */
const ANSWER_MS = 50;
/** What changes with each packet in the record (counts, sizes, times) is renewed so often: it costs more than a chunk (ms). */
const RECORD_MS = 1_000;
/** After a second refusal in a row it is tried again, later and later (ms). */
const RETRY_MS = 500;
const RETRY_LATEST_MS = 60_000;

/**
 * Keeps what the log holds in the database as well. It has no queue of its own: what the database
 * has not confirmed is still in the log's memory, whose bounds are the only ones, and is taken from
 * there as soon as the database takes it.
 */
export interface Writer {
  /** Something is new. Each call writes in chunks, one transaction after another, unless it waits to try again. */
  write(): void;
  /** Resolves when all that the log holds is stored, or was refused. Never rejects. With `again`, all is written anew. */
  flush(again?: boolean): Promise<void>;
  /** The page may be dying: leaves what is not confirmed in localStorage, synchronously. */
  leaveTail(): void;
  /** The database was made anew: all that the log holds is to be written again. */
  forget(): void;
  /** The database was closed from outside. */
  interrupt(because: string): void;
  /** Tries no more. */
  stop(): void;
  /** Bytes of chunks so far. */
  readonly bytes: () => number;
}

/** What a writer needs. */
export interface WriterSetup {
  readonly session: string;
  readonly database: Database;
  readonly record: () => SessionRecord;
  /** Masked events in memory, oldest first. */
  readonly events: () => readonly LogEvent[];
  /** ms since the session began */
  readonly now: () => number;
  readonly later: Later;
  /** Where events go from now on, why it changed, and how many are neither stored nor in memory any more. */
  readonly changed: (to: 'indexeddb' | 'memory', because?: string, lost?: number) => void;
}

/** A writer for a new session. */
export function createWriter({ session, database, record, events, now, later, changed }: WriterSetup): Writer {
  /** `seq` of the newest event that the database has; -1 when it has just lost them all. */
  let confirmed = 0;
  /** Bytes of confirmed chunks, and with the one under way. */
  let stored = 0;
  let bytes = 0;
  /** When the record that the database has was put there. */
  let recorded = -Infinity;
  /** Refusals in a row; at the second the events are in memory alone, and that is said. */
  let failures = 0;
  /** `seq` of the newest event that the tail has, and of the newest in those of its pieces that are full. */
  let tail = 0;
  let sealed = 0;
  /** The database is slow, or refuses: a page that is killed now would lose what waits for it. */
  let late = false;
  let working: Promise<void> | undefined;
  let cancelRetry: (() => void) | undefined;

  const oldest = (batch: readonly LogEvent[]): LogEvent => batch[0] as LogEvent;
  const chunk = (batch: readonly LogEvent[], step: number, text: string): Entry => [['chunk', session, oldest(batch).seq - step], text];
  const renewed = (): Entry => [['record', session], record()];
  /** The tail's record, too, may be newer than the database's. */
  const renews = (batch: readonly LogEvent[]): boolean => tail > 0 || now() - recorded >= RECORD_MS || !batch.every(({ type }) => isChatter(type));
  const unconfirmed = (limit: number, after = confirmed): readonly LogEvent[] => {
    const all = events();
    let from = all.length;
    while (from > 0 && (all[from - 1] as LogEvent).seq > after) from -= 1;
    return all.slice(from, from + limit);
  };
  const newest = (batch: readonly LogEvent[]): number => (batch[batch.length - 1] as LogEvent).seq;

  const refused = (because: string): void => {
    failures += 1;
    // The next use may be of a database that was made anew, in which a chunk alone is no session.
    recorded = -Infinity;
    if (failures === 2) changed('memory', because);
  };

  const waiting = (limit: number): readonly LogEvent[] => unconfirmed(limit, Math.max(confirmed, sealed));
  const leave = (limit = Infinity): void => {
    // The oldest half goes where it does not fit: it is the likeliest to be on disk.
    for (let batch = waiting(limit); batch.length > 0; batch = batch.slice(Math.ceil(batch.length / 2))) {
      if (leaveTail(session, [renewed(), chunk(batch, 0.5, encodeChunk(batch))], sealed)) {
        tail = newest(batch);
        break;
      }
    }
  };
  /** The page waits for localStorage: no more than a chunk each time, and a full piece is not written again. */
  const leaveLate = (): void => {
    if (!late) return;
    if (waiting(CHUNK_EVENTS + 1).length > CHUNK_EVENTS) sealed = Math.max(sealed, tail);
    leave(CHUNK_EVENTS);
  };

  /** Writes chunk after chunk; false when the database refuses. */
  const store = async (): Promise<boolean> => {
    let answered: (() => void) | undefined;
    try {
      for (let batch; (batch = unconfirmed(CHUNK_EVENTS)).length > 0;) {
        const text = encodeChunk(batch);
        bytes = stored + text.length;
        const began = now();
        const renew = renews(batch);
        answered = later(Math.max(ANSWER_MS, UNANSWERED_MS - began + oldest(batch).at), () => {
          late = true;
          leaveLate();
        });
        await putEntries(database, [...(renew ? [renewed()] : []), chunk(batch, 0, text)]);
        answered();
        if (renew) recorded = began;
        late = false;
        if (confirmed < 0) {
          const all = events();
          changed('indexeddb', 'deleted', newest(all) - all.length);
          confirmed = stored = 0;
        } else {
          if (failures > 1) changed('indexeddb');
          confirmed = newest(batch);
          stored = bytes;
        }
        failures = 0;
        if (tail && confirmed >= tail) {
          tail = sealed = 0;
          dropTail(session);
        }
      }
      return true;
    } catch (error) {
      answered?.();
      late = true;
      refused(messageOf(error));
      return false;
    }
  };

  const work = async (): Promise<void> => {
    // Once more at once: WebKit loses connections, and the next use opens another.
    if (!(await store()) && !(await store())) {
      cancelRetry = later(Math.min(RETRY_MS * 2 ** (failures - 2), RETRY_LATEST_MS), () => {
        cancelRetry = undefined;
        write();
      });
    }
    working = undefined;
  };
  const write = (): void => {
    leaveLate();
    if (!cancelRetry) working ??= work();
  };
  return {
    write,
    async flush(again) {
      await working;
      if (again) {
        confirmed = 0;
        recorded = -Infinity;
      }
      write();
      await working;
    },
    leaveTail: leave,
    forget() {
      confirmed = confirmed && -1;
      recorded = -Infinity;
      // Whoever clears the site's data has taken the tail as well.
      sealed = 0;
    },
    interrupt(because) {
      failures = 1;
      refused(because);
    },
    stop() {
      cancelRetry?.();
      later = () => () => undefined;
    },
    bytes: () => bytes,
  };
}

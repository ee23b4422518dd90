import { promisifyRequest } from 'idb-keyval';
import { BYTES_KEPT, DAYS_KEPT, DAYS_KEPT_MARKED, SESSIONS_KEPT } from '../events/retention.ts';
import type { SessionRecord } from '../events/session-record.ts';
import type { Database } from './database.ts';
import { rangeOf, removeSession } from './read-database.ts';
import { readRecord, seenAt } from './read-record.ts';

const DAY_MS = 24 * 3_600_000;
/** A session that was written to so recently may be another tab's; each tells every minute that it is there. */
export const ALIVE_MS = 5 * 60_000;

/** What may be removed, and what not. */
export interface Retention {
  /** The running session of this page. */
  readonly current: string;
  /** Sessions of which it is known that a page runs them. */
  readonly alive: ReadonlySet<string>;
  /** ms since the epoch */
  readonly now: number;
  /** @default 50 MB */
  readonly bytes?: number;
}

/** Whether a page may still write to a session: a wrong clock makes it look alive, never dead. */
export const mayLive = (record: SessionRecord, { alive, now }: Pick<Retention, 'alive' | 'now'>): boolean =>
  alive.has(record.id) || Math.abs(now - seenAt(record)) < ALIVE_MS;

/**
 * The sessions that have to go: those that are too old, then, oldest first, as many as are too many
 * or too large, of those with marks none before the last one without. Never one that may be alive,
 * and never the newest of the others: it is what happened just before.
 */
export function expired(records: readonly SessionRecord[], { current, alive, now, bytes = BYTES_KEPT }: Retention): string[] {
  // From a day that has not come: the clock was wrong once. They would be the newest for ever.
  const age = ({ startedAt }: SessionRecord): number => (startedAt > now + DAY_MS ? Infinity : now - startedAt);
  const over = records
    .filter((record) => record.id !== current && !mayLive(record, { alive, now }))
    .sort((left, right) => age(left) - age(right));
  const gone = new Set<SessionRecord>(over.filter((record) => {
    const days = age(record) / DAY_MS;
    return days !== Infinity && days > (record.marks > 0 ? DAYS_KEPT_MARKED : DAYS_KEPT);
  }));
  const left = records.filter((record) => !gone.has(record));
  let count = left.length;
  let size = left.reduce((sum, record) => sum + record.bytes, 0);
  const oldestFirst = over.slice(1).reverse().filter((record) => !gone.has(record));
  for (const record of [...oldestFirst.filter(({ marks }) => marks === 0), ...oldestFirst.filter(({ marks }) => marks > 0)]) {
    if (count <= SESSIONS_KEPT && size <= bytes) break;
    gone.add(record);
    count -= 1;
    size -= record.bytes;
  }
  return [...gone].map(({ id }) => id);
}

/** Removes what has to go. One transaction: whatever another tab does meanwhile comes before it or after it. */
export const pruneSessions = (database: Database, retention: Retention): Promise<void> =>
  database('readwrite', async (objects) => {
    const values = await promisifyRequest(objects.getAll(rangeOf('record')) as IDBRequest<unknown[]>);
    for (const id of expired(values.flatMap((value) => readRecord(value) ?? []), retention)) removeSession(objects, id);
    return promisifyRequest(objects.transaction);
  });

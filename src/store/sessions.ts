import { decodeChunks } from '../events/chunk.ts';
import type { LogEvent } from '../events/events.ts';
import { isRecord } from '../events/json.ts';
import type { SessionRecord } from '../events/session-record.ts';
import type { Database } from './database.ts';
import { readEntries, removeEntries } from './read-database.ts';

/** Sessions kept on a device. More would make the list a burden and nobody reads them. */
const SESSIONS_KEPT = 30;
const AGE_KEPT_MS = 14 * 24 * 3_600_000;
/** A session that was written to so recently may be another tab's, still running. */
const ALIVE_MS = 10 * 60_000;

/** Narrows a stored record; `undefined` when it is none. */
function readRecord(value: unknown): SessionRecord | undefined {
  if (!isRecord(value)) return undefined;
  const texts = [value['id'], value['app'], value['url']];
  const numbers = [value['startedAt'], value['lastAt'], value['events'], value['bytes'], value['marks']];
  const fits = texts.every((entry) => typeof entry === 'string') && numbers.every((entry) => typeof entry === 'number');
  return fits && isRecord(value['masked']) ? (value as unknown as SessionRecord) : undefined;
}

/** Sessions kept on this device. Every call may reject with a message; none throws synchronously. */
export interface SessionShelf {
  list(): Promise<SessionRecord[]>;
  read(id: string): Promise<LogEvent[]>;
  remove(id: string): Promise<void>;
}

/** The sessions of a database. */
export function createShelf(database: Database): SessionShelf {
  return {
    async list() {
      const entries = await readEntries(database, 'record');
      const records = entries.flatMap(([, value]) => readRecord(value) ?? []);
      return records.sort((left, right) => right.startedAt - left.startedAt);
    },
    read: async (id) => decodeChunks((await readEntries(database, 'chunk', id)).map(([, value]) => value)),
    async remove(id) {
      const chunks = await readEntries(database, 'chunk', id);
      await removeEntries(database, [['record', id], ...chunks.map(([key]) => key)]);
    },
  };
}

/** Removes old sessions: never one that may be alive, and one with marks only by age. */
export async function pruneSessions(shelf: SessionShelf, current: string, now: number): Promise<void> {
  const settled = (await shelf.list()).filter(
    // A clock that was set back since makes the time negative.
    ({ id, startedAt, lastAt }) => id !== current && Math.abs(now - startedAt - lastAt) > ALIVE_MS,
  );
  for (const [index, record] of settled.entries()) {
    const old = now - record.startedAt > AGE_KEPT_MS;
    if (old || (index >= SESSIONS_KEPT && record.marks === 0)) await shelf.remove(record.id);
  }
}

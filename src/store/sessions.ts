import { promisifyRequest } from 'idb-keyval';
import { decodeChunks, type Decoded } from '../events/chunk.ts';
import type { SessionRecord } from '../events/session-record.ts';
import type { Database } from './database.ts';
import { readEntries, removeSession } from './read-database.ts';
import { readRecord } from './read-record.ts';

/** Sessions kept on this device. Every call may reject with a message; none throws synchronously. */
export interface SessionShelf {
  /** Newest first. */
  list(): Promise<SessionRecord[]>;
  /** The events of a session, and what of it could not be read. */
  read(id: string): Promise<Decoded>;
  remove(id: string): Promise<void>;
  /** Puts a finding of ours beside a session that is over. One that is not kept any more stays away. */
  note(id: string, fields: Pick<SessionRecord, 'worst'>): Promise<void>;
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
    remove: (id) => database('readwrite', (objects) => {
      removeSession(objects, id);
      return promisifyRequest(objects.transaction);
    }),
    note: (id, fields) => database('readwrite', async (objects) => {
      const kept = readRecord(await promisifyRequest(objects.get(['record', id])));
      if (kept) objects.put({ ...kept, ...fields }, ['record', id]);
      return promisifyRequest(objects.transaction);
    }),
  };
}

import { isRecord, parseJson } from '../events/json.ts';
import { type Database, type Entry, putEntries } from './database.ts';
import { readEntries } from './read-database.ts';
import { withStorage } from './storage.ts';
import { tailNames } from './tail.ts';

/** Moves the tails that earlier pages left into the database; a tail that cannot be read is dropped. */
export async function mergeTails(database: Database): Promise<void> {
  // A later piece of a tail has the newer record.
  const names = (withStorage(tailNames) ?? []).sort();
  if (names.length === 0) return;
  const records = new Map((await readEntries(database, 'record')).map(([[, session], value]) => [session, value]));
  for (const name of names) {
    const text = withStorage((storage) => storage.getItem(name));
    // A page that still lives has written on since it left its tail: its record must not go back.
    const entries = entriesOf(text).filter(([[kind, session], value]) => kind === 'chunk' || eventsOf(records.get(session)) <= eventsOf(value));
    if (entries.length > 0) await putEntries(database, entries);
    withStorage((storage) => {
      if (storage.getItem(name) === text) storage.removeItem(name);
    });
  }
}

const eventsOf = (record: unknown): number => (isRecord(record) && Number(record['events'])) || 0;

/** Only keys of ours: one that the database does not take would keep every other tail out. */
function entriesOf(text: string | null | undefined): Entry[] {
  const entries = parseJson(text ?? '');
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown): Entry[] => {
    const [key, value] = Array.isArray(entry) ? (entry as unknown[]) : [];
    const [kind, session, number] = Array.isArray(key) ? (key as unknown[]) : [];
    if (typeof session !== 'string') return [];
    if (kind === 'record' && isRecord(value)) return [[['record', session], value]];
    return kind === 'chunk' && typeof number === 'number' && typeof value === 'string' ? [[['chunk', session, number], value]] : [];
  });
}

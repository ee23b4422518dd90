import { isRecord, parseJson } from '../events/json.ts';
import { type Database, type Entry, putEntries } from './database.ts';
import { withStorage } from './storage.ts';
import { TAIL_PREFIX } from './tail.ts';

/** Moves the tails that earlier pages left into the database; a tail that cannot be read is dropped. */
export async function mergeTails(database: Database): Promise<void> {
  const names = withStorage((storage) => Object.keys(storage).filter((name) => name.startsWith(TAIL_PREFIX))) ?? [];
  for (const name of names) {
    const entries = entriesOf(withStorage((storage) => storage.getItem(name)));
    if (entries.length > 0) await putEntries(database, entries);
    withStorage((storage) => storage.removeItem(name));
  }
}

function entriesOf(text: string | null | undefined): Entry[] {
  const entries = parseJson(text ?? '');
  if (!Array.isArray(entries)) return [];
  return entries.filter((entry): entry is Entry => {
    if (!Array.isArray(entry) || !Array.isArray(entry[0])) return false;
    const [kind, session, number] = entry[0] as unknown[];
    if (typeof session !== 'string') return false;
    return kind === 'record' ? isRecord(entry[1]) : kind === 'chunk' && Number.isSafeInteger(number) && typeof entry[1] === 'string';
  });
}

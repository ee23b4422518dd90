import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useLocalStorage } from '../../test/fixtures/local-storage.ts';
import { databaseOf } from '../../test/fixtures/records.ts';
import type { SessionRecord } from '../events/session-record.ts';
import { type Entry, putEntries } from './database.ts';
import { mergeTails } from './merge-tails.ts';
import { createShelf } from './sessions.ts';

/** What a device has kept, as a version of Sockscope wrote it. Never made anew: a new format gets a file of its own. */
interface Kept {
  readonly entries: readonly Entry[];
  /** localStorage: what a page left that died. */
  readonly tails: Readonly<Record<string, string>>;
  readonly records: readonly SessionRecord[];
  /** Events by session, as they are to be read. */
  readonly events: Readonly<Record<string, unknown>>;
}

test.each([1])('what format %i has kept opens, whole', async (format) => {
  const kept = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'kept', `format-${format}.json`), 'utf8')) as Kept;
  const storage = useLocalStorage();
  for (const [name, text] of Object.entries(kept.tails)) storage.setItem(name, text);
  const database = databaseOf(`format-${format}`).use;
  await putEntries(database, kept.entries);
  await mergeTails(database);
  const shelf = createShelf(database);
  expect(await shelf.list()).toEqual(kept.records);
  for (const { id } of kept.records) expect(await shelf.read(id)).toEqual({ events: kept.events[id], newer: 0, damaged: 0, missing: 0 });
  expect(Object.keys(storage)).toEqual([]);
});

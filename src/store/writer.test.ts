import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { forbidLocalStorage, type LocalStorage, useLocalStorage } from '../../test/fixtures/local-storage.ts';
import { recordOf, refusing } from '../../test/fixtures/records.ts';
import { session } from '../../test/fixtures/session.ts';
import type { LogEvent } from '../events/events.ts';
import { type Database, openDatabase } from './database.ts';
import { mergeTails } from './merge-tails.ts';
import { readEntries } from './read-database.ts';
import { createShelf } from './sessions.ts';
import { TAIL_PREFIX } from './tail.ts';
import { createWriter, type Writer } from './writer.ts';

const [one, two, three] = session(['page.hidden'], ['page.shown'], ['mark.made']) as [LogEvent, LogEvent, LogEvent];
let names = 0;
let database: Database;
let storage: LocalStorage;

beforeEach(() => {
  database = openDatabase(`writer-${(names += 1)}`).use;
  storage = useLocalStorage();
});

interface Bench {
  readonly writer: Writer;
  readonly degraded: string[];
}

/** A writer of session `s1`, whose record counts what was asked of it. */
function bench(use: Database = database): Bench {
  const degraded: string[] = [];
  let records = 0;
  const writer = createWriter({
    session: 's1', database: use, record: () => recordOf('s1', { events: (records += 1) }), degraded: (because) => degraded.push(because),
  });
  return { writer, degraded };
}
const keys = async (kind: 'record' | 'chunk'): Promise<unknown[]> => (await readEntries(database, kind)).map(([key]) => key);
const stored = (): Promise<LogEvent[]> => createShelf(database).read('s1');

test('each batch is one chunk, in order, and the record goes along', async () => {
  const { writer } = bench();
  writer.write([one, two]);
  writer.write([]);
  writer.write([three]);
  await writer.flush();
  expect(await keys('chunk')).toEqual([['chunk', 's1', 1], ['chunk', 's1', 2]]);
  expect(await readEntries(database, 'record')).toEqual([[['record', 's1'], recordOf('s1', { events: 2 })]]);
  expect(await stored()).toEqual([one, two, three]);
});

test('chunk and record come in one transaction, or not at all', async () => {
  const modes: string[] = [];
  const { writer } = bench((mode, use) => {
    modes.push(mode);
    return database(mode, (objects) => {
      const done = use(objects);
      if (modes.length < 3) objects.transaction.abort();
      return done;
    });
  });
  writer.write([one]);
  await writer.flush();
  expect([await keys('record'), await keys('chunk')]).toEqual([[], []]);
  expect(modes).toEqual(['readwrite', 'readwrite']);
});

test('bytes are those of all chunks, also of those to come', async () => {
  const { writer } = bench();
  writer.write([one]);
  const first = writer.bytes();
  writer.write([two]);
  expect(writer.bytes()).toBeGreaterThan(first);
  await writer.flush();
  const sizes = (await readEntries(database, 'chunk')).map(([, value]) => String(value).length);
  expect(writer.bytes()).toBe(sizes.reduce((sum, size) => sum + size, 0));
});

describe('a database that refuses', () => {
  test('once is asked again, and nobody hears of it', async () => {
    const flaky = refusing(database, (use) => use === 1);
    const { writer, degraded } = bench(flaky);
    writer.write([one]);
    await writer.flush();
    expect(degraded).toEqual([]);
    expect(flaky.uses()).toBe(2);
    expect(await stored()).toEqual([one]);
  });

  test('twice is given up, which is said once, and not asked any more', async () => {
    const full = refusing(database, () => true);
    const { writer, degraded } = bench(full);
    writer.write([one]);
    writer.write([two]);
    await writer.flush();
    writer.write([three]);
    await writer.flush();
    expect(degraded).toEqual([expect.stringContaining('no more')]);
    expect(full.uses()).toBe(2);
    expect(await stored()).toEqual([]);
  });

  test('does not take away the tail, which is all there is', async () => {
    const { writer } = bench(refusing(database, () => true));
    writer.write([one]);
    writer.leaveTail();
    await writer.flush();
    expect(Object.keys(storage)).toEqual([`${TAIL_PREFIX}s1`]);
    await mergeTails(database);
    expect(await stored()).toEqual([one]);
  });
});

describe('the tail of a dying page', () => {
  test('holds what is not confirmed, and is taken away once it is', async () => {
    const { writer } = bench();
    writer.write([one]);
    writer.leaveTail();
    expect(Object.keys(storage)).toEqual([`${TAIL_PREFIX}s1`]);
    await writer.flush();
    expect(Object.keys(storage)).toEqual([]);
  });

  test('is not left where all is confirmed', async () => {
    const { writer } = bench();
    writer.write([one]);
    await writer.flush();
    writer.leaveTail();
    expect(Object.keys(storage)).toEqual([]);
  });

  test('holds only what came after the last confirmed chunk', async () => {
    const { writer } = bench();
    writer.write([one]);
    await writer.flush();
    writer.write([two]);
    writer.leaveTail();
    const [, ...chunks] = JSON.parse(String(storage[`${TAIL_PREFIX}s1`])) as [[string, string, number], string][];
    expect(chunks.map(([key]) => key)).toEqual([['chunk', 's1', 2]]);
    await writer.flush();
  });

  test('merged once or twice gives the same, also where the database had it all along', async () => {
    const { writer } = bench();
    writer.write([one]);
    writer.write([two, three]);
    writer.leaveTail();
    const left = storage[`${TAIL_PREFIX}s1`];
    await writer.flush();
    const before = await readEntries(database, 'chunk');
    for (let times = 0; times < 2; times += 1) {
      storage.setItem(`${TAIL_PREFIX}s1`, String(left));
      await mergeTails(database);
      expect(await readEntries(database, 'chunk')).toEqual(before);
      expect(await stored()).toEqual([one, two, three]);
    }
  });

  test('costs nothing where the page may have no localStorage', async () => {
    forbidLocalStorage();
    const { writer } = bench();
    writer.write([one]);
    writer.leaveTail();
    await writer.flush();
    expect(await stored()).toEqual([one]);
  });
});

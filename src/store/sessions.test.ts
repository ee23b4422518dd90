import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { databaseOf, recordOf, refusing } from '../../test/fixtures/records.ts';
import { session } from '../../test/fixtures/session.ts';
import { CHUNK_FORMAT } from '../events/chunk-format.ts';
import type { LogEvent } from '../events/events.ts';
import { type Database, type Entry, putEntries } from './database.ts';
import { encodeChunk } from './encode-chunk.ts';
import { readEntries } from './read-database.ts';
import { createShelf } from './sessions.ts';

const events = session(['page.hidden'], ['mark.made', { words: '한글' }], ['page.shown'], ['page.hidden']) as [LogEvent, LogEvent, LogEvent, LogEvent];
let names = 0;
let database: Database;

beforeEach(() => {
  database = databaseOf(`shelf-${(names += 1)}`).use;
});

const keep = (id: string, ...batches: readonly (readonly LogEvent[])[]): Entry[] => [
  [['record', id], recordOf(id)], ...batches.map((batch, index): Entry => [['chunk', id, index + 1], encodeChunk(batch)]),
];
const allKeys = async (): Promise<unknown[]> => [...await readEntries(database, 'record'), ...await readEntries(database, 'chunk')].map(([key]) => key);

describe('the list', () => {
  test('is newest first', async () => {
    await putEntries(database, [3, 9, 1].map((startedAt): Entry => [['record', `s${startedAt}`], recordOf(`s${startedAt}`, { startedAt })]));
    expect((await createShelf(database).list()).map(({ id }) => id)).toEqual(['s9', 's3', 's1']);
  });

  test.each<[string, unknown]>([
    ['no object', 'text'], ['null', null], ['a list', []], ['nothing in it', {}],
    ['a number for a text', { ...recordOf('x'), app: 5 }], ['a text for a number', { ...recordOf('x'), startedAt: 'now' }],
    ['no counts of what was masked', { ...recordOf('x'), masked: undefined }], ['no address', { ...recordOf('x'), url: undefined }],
  ])('leaves out a record with %s', async (_, broken) => {
    await putEntries(database, [[['record', 'x'], broken], ...keep('good')]);
    expect((await createShelf(database).list()).map(({ id }) => id)).toEqual(['good']);
  });

  test('says why there is none', async () => {
    await expect(createShelf(refusing(database, () => true)).list()).rejects.toThrow('no more');
  });
});

describe('a session', () => {
  test('is read from its chunks, each event once and in order, more than ten of them', async () => {
    const [first, second, third, fourth] = events;
    const single = Array.from({ length: 12 }, (): LogEvent[] => [first]);
    await putEntries(database, keep('a', ...single, [third, fourth], [second, third]));
    expect(await createShelf(database).read('a')).toEqual({ events, newer: 0, damaged: 0, missing: 0 });
  });

  test('is never mixed with another, whatever they are called', async () => {
    await putEntries(database, [...keep('a', [events[0]]), ...keep('ab', [events[1]]), ...keep('a\uffff', [events[2]])]);
    const shelf = createShelf(database);
    expect(await Promise.all(['a', 'ab', 'a\uffff', ''].map(async (id) => (await shelf.read(id)).events))).toEqual([[events[0]], [events[1]], [events[2]], []]);
  });

  test('loses a damaged chunk alone, and leaves one of a newer format where it is', async () => {
    const newer = encodeChunk([events[2]]).replace(`"format":${CHUNK_FORMAT}`, `"format":${CHUNK_FORMAT + 1}`);
    await putEntries(database, [...keep('a', [events[0]], [events[1]]), [['chunk', 'a', 2], 'rubbish'], [['chunk', 'a', 3], newer], [['chunk', 'a', 4], encodeChunk([events[3]])]]);
    expect(await createShelf(database).read('a')).toEqual({ events: [events[0], events[3]], newer: 1, damaged: 1, missing: 2 });
    expect(await allKeys()).toContainEqual(['chunk', 'a', 3]);
  });

  test('gets a note, unless it is gone', async () => {
    await putEntries(database, keep('a'));
    const shelf = createShelf(database);
    await shelf.note('a', { worst: 'warning' });
    await shelf.note('gone', { worst: 'error' });
    expect(await shelf.list()).toEqual([recordOf('a', { worst: 'warning' })]);
  });

  test('is removed with all its chunks, and others stay', async () => {
    await putEntries(database, [...keep('a', [events[0]], [events[1]]), ...keep('ab', [events[2]])]);
    const shelf = createShelf(database);
    await shelf.remove('a');
    await shelf.remove('never there');
    expect(await allKeys()).toEqual([['record', 'ab'], ['chunk', 'ab', 1]]);
  });
});

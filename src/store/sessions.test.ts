import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { databaseOf, recordOf, refusing } from '../../test/fixtures/records.ts';
import { session } from '../../test/fixtures/session.ts';
import { CHUNK_FORMAT } from '../events/chunk-format.ts';
import type { LogEvent } from '../events/events.ts';
import type { SessionRecord } from '../events/session-record.ts';
import { type Database, type Entry, putEntries } from './database.ts';
import { encodeChunk } from './encode-chunk.ts';
import { readEntries } from './read-database.ts';
import { createShelf, pruneSessions } from './sessions.ts';

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
    expect(await createShelf(database).read('a')).toEqual(events);
  });

  test('is never mixed with another, whatever they are called', async () => {
    await putEntries(database, [...keep('a', [events[0]]), ...keep('ab', [events[1]]), ...keep('a\uffff', [events[2]])]);
    const shelf = createShelf(database);
    expect(await Promise.all(['a', 'ab', 'a\uffff', ''].map((id) => shelf.read(id)))).toEqual([[events[0]], [events[1]], [events[2]], []]);
  });

  test('loses a damaged chunk alone, and leaves one of a newer format where it is', async () => {
    const newer = encodeChunk([events[2]]).replace(`"format":${CHUNK_FORMAT}`, `"format":${CHUNK_FORMAT + 1}`);
    await putEntries(database, [...keep('a', [events[0]], [events[1]]), [['chunk', 'a', 2], 'rubbish'], [['chunk', 'a', 3], newer], [['chunk', 'a', 4], encodeChunk([events[3]])]]);
    expect(await createShelf(database).read('a')).toEqual([events[0], events[3]]);
    expect(await allKeys()).toContainEqual(['chunk', 'a', 3]);
  });

  test('is removed with all its chunks, and others stay', async () => {
    await putEntries(database, [...keep('a', [events[0]], [events[1]]), ...keep('ab', [events[2]])]);
    const shelf = createShelf(database);
    await shelf.remove('a');
    await shelf.remove('never there');
    expect(await allKeys()).toEqual([['record', 'ab'], ['chunk', 'ab', 1]]);
  });
});

describe('of old sessions', () => {
  const DAY = 24 * 3_600_000;
  const now = 1_800_000_000_000;
  const prune = async (records: readonly Partial<SessionRecord>[], current = 'current'): Promise<string[]> => {
    await putEntries(database, records.map((fields, index): Entry => {
      const id = fields.id ?? `s${index}`;
      return [['record', id], recordOf(id, { startedAt: now - 2 * DAY - index, lastAt: 1_000, ...fields })];
    }));
    const shelf = createShelf(database);
    await pruneSessions(shelf, current, now);
    return (await shelf.list()).map(({ id }) => id);
  };
  const many = (count: number, fields: Partial<SessionRecord> = {}): Partial<SessionRecord>[] => Array.from({ length: count }, () => fields);

  test('thirty are kept, the newest', async () => {
    expect(await prune(many(33))).toEqual(Array.from({ length: 30 }, (_, index) => `s${index}`));
  });

  test('one with marks outlives those without', async () => {
    expect(await prune([...many(35), { id: 'marked', marks: 1 }])).toContain('marked');
  });

  test('none is kept for more than two weeks, marks or not', async () => {
    expect(await prune([{ id: 'old', startedAt: now - 15 * DAY }, { id: 'marked', startedAt: now - 15 * DAY, marks: 3 }, { id: 'young', startedAt: now - 13 * DAY }])).toEqual(['young']);
  });

  test('the current one is kept, whatever it is like', async () => {
    expect(await prune([...many(35), { id: 'current', startedAt: now - 20 * DAY }])).toContain('current');
  });

  test('one that was written to just now may be another tab’s, and is kept', async () => {
    const startedAt = now - 20 * DAY;
    expect(await prune([{ id: 'alive', startedAt, lastAt: 20 * DAY - 60_000 }, { id: 'dead', startedAt, lastAt: 20 * DAY - 3_600_000 }])).toEqual(['alive']);
  });

  test('those of a clock that was set back count like others', async () => {
    expect(await prune(many(33, { startedAt: now + DAY }))).toHaveLength(30);
  });

  test('a removed one leaves no chunk', async () => {
    await putEntries(database, keep('old', [events[0]], [events[1]]));
    await prune([{ id: 'old', startedAt: now - 15 * DAY }]);
    expect(await allKeys()).toEqual([]);
  });
});

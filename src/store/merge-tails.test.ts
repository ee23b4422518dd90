import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { forbidLocalStorage, type LocalStorage, useLocalStorage } from '../../test/fixtures/local-storage.ts';
import { databaseOf, recordOf, refusing } from '../../test/fixtures/records.ts';
import { session } from '../../test/fixtures/session.ts';
import { type Database, putEntries } from './database.ts';
import { encodeChunk } from './encode-chunk.ts';
import { mergeTails } from './merge-tails.ts';
import { readEntries } from './read-database.ts';
import { createShelf } from './sessions.ts';
import { leaveTail, TAIL_PREFIX } from './tail.ts';

const events = session(['page.hidden'], ['page.shown']);
const chunk = encodeChunk(events);
let names = 0;
let database: Database;
let storage: LocalStorage;

beforeEach(() => {
  database = databaseOf(`tails-${(names += 1)}`).use;
  storage = useLocalStorage();
});

const tail = (id: string): string => `${TAIL_PREFIX}${id}`;
const left = (): string[] => Object.keys(storage);

test('tails of several pages are moved, and what is the page’s own stays', async () => {
  storage.setItem('cart', '[]');
  leaveTail('a', [[['record', 'a'], recordOf('a')], [['chunk', 'a', 4], chunk]]);
  leaveTail('b', [[['record', 'b'], recordOf('b')], [['chunk', 'b', 1], chunk]]);
  await mergeTails(database);
  const shelf = createShelf(database);
  expect((await shelf.list()).map(({ id }) => id).sort()).toEqual(['a', 'b']);
  expect((await shelf.read('a')).events).toEqual(events);
  expect(left()).toEqual(['cart']);
});

describe('garbage', () => {
  test.each<[string, string]>([
    ['nothing', ''],
    ['half a tail', JSON.stringify([[['record', 'x'], recordOf('x')]]).slice(0, 40)],
    ['no JSON', '<html>'],
    ['null', 'null'],
    ['an object', '{"0":[["record","x"],{}]}'],
    ['no entries', '[1,null,"x",[],[[]],[["record"]]]'],
    ['a record that is none', '[[["record","x"],"text"],[["record","x"],[]]]'],
    ['a record of no session', '[[["record",5],{}],[["record",null],{}]]'],
    ['a chunk that is no text', '[[["chunk","x",1],{"format":1}]]'],
    ['a chunk without a number', '[[["chunk","x"],"y"],[["chunk","x","1"],"y"],[["chunk","x",null],"y"]]'],
    ['another kind', '[[["secret","x",1],"y"],[["__proto__","x"],{}]]'],
  ])('%s is dropped, and other tails are moved', async (_, text) => {
    storage.setItem(tail('broken'), text);
    leaveTail('good', [[['record', 'good'], recordOf('good')], [['chunk', 'good', 1], chunk]]);
    await mergeTails(database);
    expect((await readEntries(database, 'record')).map(([key]) => key)).toEqual([['record', 'good']]);
    expect((await readEntries(database, 'chunk')).map(([key]) => key)).toEqual([['chunk', 'good', 1]]);
    expect(left()).toEqual([]);
  });

  test('in a key keeps nothing out: only our part of it is used', async () => {
    storage.setItem(tail('odd'), JSON.stringify([[['record', 'a', { odd: true }], recordOf('a')], [['chunk', 'a', 1, null], chunk]]));
    await mergeTails(database);
    expect((await createShelf(database).read('a')).events).toEqual(events);
  });
});

test('a tail stays where it is while the database refuses', async () => {
  leaveTail('a', [[['record', 'a'], recordOf('a')], [['chunk', 'a', 1], chunk]]);
  await expect(mergeTails(refusing(database, () => true))).rejects.toThrow('no more');
  await expect(mergeTails(refusing(database, (use) => use > 1))).rejects.toThrow('no more');
  expect(left()).toEqual([tail('a')]);
  await mergeTails(database);
  expect(left()).toEqual([]);
});

test('a page that lives on in another tab keeps its newer record', async () => {
  leaveTail('a', [[['record', 'a'], recordOf('a', { events: 5 })], [['chunk', 'a', 1], chunk]]);
  await putEntries(database, [[['record', 'a'], recordOf('a', { events: 9 })]]);
  await mergeTails(database);
  expect(await createShelf(database).list()).toMatchObject([{ id: 'a', events: 9 }]);
  expect((await createShelf(database).read('a')).events).toEqual(events);
});

test('a tail that its page left anew meanwhile is kept for the next time', async () => {
  const entry = [['record', 'a'], recordOf('a')] as const;
  leaveTail('a', [entry, [['chunk', 'a', 1], chunk]]);
  await mergeTails((mode, use) => {
    if (mode === 'readwrite') leaveTail('a', [entry, [['chunk', 'a', 2], chunk]]);
    return database(mode, use);
  });
  expect(left()).toEqual([tail('a')]);
  await mergeTails(database);
  expect((await readEntries(database, 'chunk')).map(([key]) => key)).toEqual([['chunk', 'a', 1], ['chunk', 'a', 2]]);
});

test('a page without localStorage has no tails', async () => {
  forbidLocalStorage();
  await expect(mergeTails(database)).resolves.toBeUndefined();
});

test('a tail that is too long is not left', () => {
  expect(leaveTail('a', [[['record', 'a'], recordOf('a')], [['chunk', 'a', 1], 'x'.repeat(500_000)]])).toBe(false);
  expect(left()).toEqual([]);
});

test('tails that nobody merges never take more than their share: the oldest go', () => {
  const long = 'x'.repeat(150_000);
  for (const id of ['a', 'b', 'c', 'd', 'e']) leaveTail(id, [[['record', id], recordOf(id)], [['chunk', id, 1], long]]);
  expect(left()).toEqual([tail('c'), tail('d'), tail('e')]);
});

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { databaseOf } from '../../test/fixtures/records.ts';
import { type OpenDatabase, putEntries } from './database.ts';
import { promisifyRequest } from 'idb-keyval';
import { readEntries } from './read-database.ts';

let names = 0;
let database: OpenDatabase;
const opened = vi.spyOn(indexedDB, 'open');

beforeEach(() => {
  opened.mockClear();
  database = databaseOf(`database-${(names += 1)}`);
});
afterEach(() => database.resume());

const keys = async (): Promise<unknown[]> => (await readEntries(database.use, 'chunk')).map(([key]) => key);

test('nothing is opened before its first use, and then once', async () => {
  expect(opened).not.toHaveBeenCalled();
  await Promise.all([putEntries(database.use, [[['chunk', 'a', 1], 'x']]), putEntries(database.use, [[['chunk', 'a', 2], 'y']])]);
  expect(await keys()).toEqual([['chunk', 'a', 1], ['chunk', 'a', 2]]);
  expect(opened).toHaveBeenCalledTimes(1);
});

test('after a refusal the next use opens it anew', async () => {
  opened.mockImplementationOnce(() => {
    throw new DOMException('no', 'SecurityError');
  });
  await expect(putEntries(database.use, [[['chunk', 'a', 1], 'x']])).rejects.toThrow('no');
  await putEntries(database.use, [[['chunk', 'a', 1], 'x']]);
  expect(await keys()).toEqual([['chunk', 'a', 1]]);
});

test('while the page sleeps nothing is begun, and afterwards it is done', async () => {
  await putEntries(database.use, [[['chunk', 'a', 1], 'x']]);
  database.suspend();
  let stored = false;
  const storing = putEntries(database.use, [[['chunk', 'a', 2], 'y']]).then(() => (stored = true));
  // Another page of the origin gets all the time it wants.
  const other = databaseOf(`database-${names}`);
  await putEntries(other.use, [[['chunk', 'b', 1], 'z']]);
  expect(stored).toBe(false);
  database.resume();
  await storing;
  expect(await keys()).toEqual([['chunk', 'a', 1], ['chunk', 'a', 2], ['chunk', 'b', 1]]);
});

test.each(Array.from({ length: 16 }, (_, ticks) => ticks))('what is under way when the page goes to sleep is done when it wakes up (%i ticks in)', async (ticks) => {
  await putEntries(database.use, [[['chunk', 'a', 1], 'x']]);
  const removing = database.use('readwrite', (objects) => promisifyRequest(objects.delete(['chunk', 'a', 1])));
  for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
  database.suspend();
  // Another page of the origin gets all the time it wants, twice: a transaction that begins late would come between.
  const other = databaseOf(`database-${names}`).use;
  for (let look = 0; look < 2; look += 1) expect(await readEntries(other, 'chunk')).toHaveLength(1);
  database.resume();
  await removing;
  expect(await keys()).toEqual([]);
});

test.each(Array.from({ length: 16 }, (_, ticks) => ticks))('what is under way when the recording ends is over, and what comes later is refused (%i ticks in)', async (ticks) => {
  await putEntries(database.use, [[['chunk', 'a', 1], 'x']]);
  const removing = database.use('readwrite', (objects) => promisifyRequest(objects.delete(['chunk', 'a', 1]))).catch(() => undefined);
  for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
  database.stop();
  await removing;
  await expect(keys()).rejects.toThrow('stopped');
});

test('what waits for a page to wake up is refused when the recording ends', async () => {
  database.suspend();
  const storing = putEntries(database.use, [[['chunk', 'a', 1], 'x']]);
  database.stop();
  await expect(storing).rejects.toThrow('stopped');
  expect(opened).not.toHaveBeenCalled();
});

describe('a database that somebody else wants deleted', () => {
  const remove = (name: string): Promise<void> => new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onblocked = () => reject(new Error('blocked'));
  });

  test('is let go of, made anew at the next use, and both are said', async () => {
    const said: string[] = [];
    const name = `database-deleted-${names}`;
    const deleted = databaseOf(name, { created: () => said.push('created'), closed: () => said.push('closed') });
    await putEntries(deleted.use, [[['chunk', 'a', 1], 'x']]);
    await remove(name);
    await putEntries(deleted.use, [[['chunk', 'a', 2], 'y']]);
    expect(said).toEqual(['created', 'closed', 'created']);
    expect((await readEntries(deleted.use, 'chunk')).map(([key]) => key)).toEqual([['chunk', 'a', 2]]);
  });

  test('is let go of also after an error', async () => {
    const name = `database-erred-${names}`;
    const erring = databaseOf(name);
    await expect(erring.use('readonly', () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    await remove(name);
  });
});

test('a transaction that never ends is given up after a while, and the next use has a connection of its own', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const never = database.use('readwrite', () => new Promise(() => undefined));
  const refused = expect(never).rejects.toThrow('no answer');
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
  await vi.advanceTimersByTimeAsync(10_000);
  await refused;
  vi.useRealTimers();
  await putEntries(database.use, [[['chunk', 'a', 1], 'x']]);
  expect(await keys()).toEqual([['chunk', 'a', 1]]);
  expect(opened).toHaveBeenCalledTimes(2);
});

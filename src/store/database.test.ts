import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type OpenDatabase, openDatabase, putEntries } from './database.ts';
import { readEntries, removeEntries } from './read-database.ts';

let names = 0;
let database: OpenDatabase;
const opened = vi.spyOn(indexedDB, 'open');

beforeEach(() => {
  opened.mockClear();
  database = openDatabase(`database-${(names += 1)}`);
});
afterEach(() => database.resume());

const keys = async (): Promise<unknown[]> => (await readEntries(database.use, 'chunk')).map(([key]) => key);

test('nothing is opened before its first use, and then once', async () => {
  expect(opened).not.toHaveBeenCalled();
  await Promise.all([putEntries(database.use, [[['chunk', 'a', 1], 'x']]), putEntries(database.use, [[['chunk', 'a', 2], 'y']])]);
  expect(await keys()).toEqual([['chunk', 'a', 1], ['chunk', 'a', 2]]);
  expect(opened).toHaveBeenCalledTimes(1);
});

test('entries are removed, and the others stay', async () => {
  await putEntries(database.use, [[['chunk', 'a', 1], 'x'], [['chunk', 'a', 2], 'y']]);
  await removeEntries(database.use, [['chunk', 'a', 1], ['chunk', 'never', 1]]);
  expect(await keys()).toEqual([['chunk', 'a', 2]]);
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
  const other = openDatabase(`database-${names}`);
  await putEntries(other.use, [[['chunk', 'b', 1], 'z']]);
  expect(stored).toBe(false);
  database.resume();
  await storing;
  expect(await keys()).toEqual([['chunk', 'a', 1], ['chunk', 'a', 2], ['chunk', 'b', 1]]);
});

test('what is under way when the page goes to sleep is rejected, so that it can be asked again', async () => {
  await putEntries(database.use, [[['chunk', 'a', 1], 'x']]);
  const storing = putEntries(database.use, [[['chunk', 'a', 2], 'y']]);
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  database.suspend();
  await expect(storing).rejects.toBeDefined();
  database.resume();
  expect(await keys()).toEqual([['chunk', 'a', 1]]);
});

import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { databaseOf, recordOf } from '../../test/fixtures/records.ts';
import { session } from '../../test/fixtures/session.ts';
import { BYTES_KEPT, SESSIONS_KEPT } from '../events/retention.ts';
import type { SessionRecord } from '../events/session-record.ts';
import { type Entry, putEntries } from './database.ts';
import { encodeChunk } from './encode-chunk.ts';
import { ALIVE_MS, expired, pruneSessions, type Retention } from './prune.ts';
import { readEntries } from './read-database.ts';

const DAY = 24 * 3_600_000;
const now = 1_800_000_000_000;
const retention: Retention = { current: 'current', alive: new Set(), now };
let named = 0;

/** A session of so many days ago. */
const ago = (days: number, fields: Partial<SessionRecord> = {}): SessionRecord =>
  recordOf(fields.id ?? `s${(named += 1)}`, { startedAt: now - days * DAY, lastAt: 1_000, ...fields });
const many = (count: number, fields: Partial<SessionRecord> = {}): SessionRecord[] =>
  Array.from({ length: count }, (_, index) => ago(1 + index / 100, fields));
const left = (records: readonly SessionRecord[], what: Partial<Retention> = {}): SessionRecord[] => {
  const gone = expired(records, { ...retention, ...what });
  return records.filter(({ id }) => !gone.includes(id));
};

test('thirty are kept, the newest', () => {
  const records = many(33);
  expect(left(records)).toEqual(records.slice(0, SESSIONS_KEPT));
});

test('so many bytes are kept, the newest, and of one that is too large alone the newest all the same', () => {
  const records = many(6, { bytes: BYTES_KEPT / 4 });
  expect(left(records)).toEqual(records.slice(0, 4));
  const huge = many(2, { bytes: BYTES_KEPT * 2 });
  expect(left(huge)).toEqual(huge.slice(0, 1));
});

test('of those with marks none goes before the last one without', () => {
  const records = [...many(5, { bytes: BYTES_KEPT / 4 }), ago(9, { id: 'marked', marks: 1, bytes: BYTES_KEPT / 4 })];
  expect(left(records).map(({ id }) => id)).toContain('marked');
  expect(left(records)).toHaveLength(4);
  const marked = many(33, { marks: 1 });
  expect(left(marked)).toEqual(marked.slice(0, SESSIONS_KEPT));
});

test('two weeks are kept, and eight with marks', () => {
  const records = [ago(13, { id: 'young' }), ago(15, { id: 'old' }), ago(50, { id: 'marked', marks: 3 }), ago(57, { id: 'old and marked', marks: 3 })];
  expect(left(records).map(({ id }) => id)).toEqual(['young', 'marked']);
});

describe('is kept whatever it is like:', () => {
  const old = { startedAt: now - 20 * DAY, bytes: BYTES_KEPT * 2 };
  test.each<[string, Partial<SessionRecord>, Partial<Retention>]>([
    ['the current one', { id: 'current', ...old }, {}],
    ['one that a page holds', { id: 'held', ...old }, { alive: new Set(['held']) }],
    ['one that was written to just now', { ...old, seenAt: now - ALIVE_MS / 2 }, {}],
    ['one that was written to just now, by a clock that was set since', { ...old, seenAt: now + ALIVE_MS / 2 }, {}],
  ])('%s', (_, fields, what) => {
    const one = ago(0, fields);
    expect(left([...many(35), one], what)).toContain(one);
  });
});

test('those of a day that has not come are no newer than others: a clock was wrong', () => {
  const wrong = Array.from({ length: 30 }, () => ago(-400));
  const right = many(5);
  expect(left([...wrong, ...right])).toEqual([...wrong.slice(0, 25), ...right]);
  expect(left(wrong)).toEqual(wrong);
});

test('one that goes leaves no chunk, and two tabs that prune at once remove no more than one', async () => {
  const database = databaseOf('prune').use;
  const chunk = encodeChunk(session(['page.hidden']));
  const keep = (record: SessionRecord): Entry[] => [[['record', record.id], record], [['chunk', record.id, 1], chunk], [['chunk', record.id, 1.5], chunk]];
  const records = many(33);
  await putEntries(database, records.flatMap(keep));
  await Promise.all([pruneSessions(database, retention), pruneSessions(databaseOf('prune').use, retention)]);
  const kept = (await readEntries(database, 'record')).map(([[, id]]) => id).sort();
  expect(kept).toEqual(records.slice(0, SESSIONS_KEPT).map(({ id }) => id).sort());
  expect([...new Set((await readEntries(database, 'chunk')).map(([[, id]]) => id))].sort()).toEqual(kept);
});

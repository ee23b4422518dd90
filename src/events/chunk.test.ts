import { expect, test } from 'vitest';
import { session } from '../../test/fixtures/session.ts';
import { encodeChunk } from '../store/encode-chunk.ts';
import { decodeChunk, decodeChunks } from './chunk.ts';
import { CHUNK_FORMAT } from './chunk-format.ts';

const events = session(['page.hidden'], ['mark.made', { words: 'two\nlines, 한글, \u2028' }], ['engine.pinged', {}, 'c1'], ['page.shown']);
const newer = (text: string): string => text.replace(`"format":${CHUNK_FORMAT}`, `"format":${CHUNK_FORMAT + 1}`);

test('a chunk holds its events as they were', () => {
  expect(decodeChunk(encodeChunk(events))).toEqual({ state: 'read', events, unreadable: 0 });
  expect(decodeChunk(encodeChunk([]))).toEqual({ state: 'read', events: [], unreadable: 0 });
});

test.each<[string, unknown, unknown]>([
  ['a newer format', newer(encodeChunk(events)), { state: 'newer' }],
  ['no text', undefined, { state: 'damaged' }],
  ['an object', { format: 1 }, { state: 'damaged' }],
  ['an empty text', '', { state: 'damaged' }],
  ['no head', JSON.stringify(events[0]), { state: 'damaged' }],
  ['half a head', '{"form', { state: 'damaged' }],
  ['a list as head', '[1]\n', { state: 'damaged' }],
  ['a format that is no number', '{"format":"1"}\n', { state: 'damaged' }],
])('%s is told apart', (_, value, expected) => {
  expect(decodeChunk(value)).toEqual(expected);
});

test('a chunk that was cut off loses its last event only', () => {
  const text = encodeChunk(events);
  expect(decodeChunk(text.slice(0, -3))).toEqual({ state: 'read', events: events.slice(0, -1), unreadable: 1 });
});

test('chunks make one list, each event once and in order, whatever is broken beside them', () => {
  const [first, second, third, fourth] = events;
  const chunks = [[third, fourth], [first], [second, third]].map((some) => encodeChunk(some.flatMap((event) => event ?? [])));
  expect(decodeChunks([...chunks, newer(encodeChunk(events)), null, 'x', chunks[0]])).toEqual({ events, newer: 1, damaged: 2, missing: 0 });
  expect(decodeChunks(chunks.slice(0, 1))).toMatchObject({ missing: 2 });
});

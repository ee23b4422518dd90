import { expect, test } from 'vitest';
import { fits, flag, number, oneOf, optional, settings, text, texts } from './shape.ts';

const shape = { name: text, size: number, on: flag, way: oneOf('in', 'out'), tags: texts, options: settings, note: optional(text) };
const good = { name: 'a', size: 1, on: false, way: 'in', tags: ['x'], options: { a: 1, b: 'c', d: true } };

test.each<[string, unknown]>([
  ['every field', good],
  ['an optional field that is there', { ...good, note: 'n' }],
  ['an optional field that is undefined', { ...good, note: undefined }],
  ['empty lists and settings', { ...good, tags: [], options: {} }],
  ['fields of a newer writer', { ...good, later: { deep: [1] } }],
])('accepts %s', (_, value) => {
  expect(fits(shape, value)).toBe(true);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a list', [good]],
  ['a text', 'name'],
  ['a missing field', { ...good, name: undefined }],
  ['a number for a text', { ...good, name: 1 }],
  ['a text for a number', { ...good, size: '1' }],
  ['NaN', { ...good, size: NaN }],
  ['Infinity', { ...good, size: Infinity }],
  ['a number for a flag', { ...good, on: 1 }],
  ['a word that is not of the set', { ...good, way: 'toString' }],
  ['a list with something else in it', { ...good, tags: ['x', 1] }],
  ['an object for a list', { ...good, tags: { 0: 'x', length: 1 } }],
  ['an object among settings', { ...good, options: { a: {} } }],
  ['null among settings', { ...good, options: { a: null } }],
  ['a list for settings', { ...good, options: ['a'] }],
  ['a wrong optional field', { ...good, note: 5 }],
  ['null for an optional field', { ...good, note: null }],
])('refuses %s', (_, value) => {
  expect(fits(shape, value)).toBe(false);
});

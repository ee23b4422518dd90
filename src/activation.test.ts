import { expect, test } from 'vitest';
import { readFlag } from './activation.ts';

test.each([
  ['?sockscope', 'on'],
  ['?a=1&sockscope', 'on'],
  ['#sockscope', 'on'],
  ['?sockscope=on&b=2', 'on'],
  ['?sockscope=off', 'off'],
  ['?a=1#sockscope=off', 'off'],
  ['?nosockscope', undefined],
  ['?sockscopes=1', undefined],
  ['', undefined],
])('the address %s says %s', (address, expected) => {
  expect(readFlag(address)).toBe(expected);
});

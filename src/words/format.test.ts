import { expect, test } from 'vitest';
import { format as en } from './en/format.ts';
import { format as ko } from './ko/format.ts';

test.each([
  [0, '0 ms', '0 ms'],
  [0.3, '<1 ms', '<1 ms'],
  [38.2, '38 ms', '38 ms'],
  [999.6, '1.0 s', '1.0초'],
  [1449, '1.4 s', '1.4초'],
  [9960, '10 s', '10초'],
  [59_600, '1 min', '1분'],
  [200_000, '3 min 20 s', '3분 20초'],
  [7_500_000, '2 h 5 min', '2시간 5분'],
])('%d ms is written as people write it', (ms, english, korean) => {
  expect(en.ms(ms)).toBe(english);
  expect(ko.ms(ms)).toBe(korean);
});

test.each([[0, '0 B'], [999, '999 B'], [1000, '1.0 kB'], [20_480, '20 kB'], [999_700, '1.0 MB'], [12_000_000, '12 MB']])('%d bytes', (size, text) => {
  expect(en.bytes(size)).toBe(text);
});

test('a session is as long as its whole seconds', () => {
  expect(en.duration(30_200)).toBe('30 s');
  expect(ko.duration(61_000)).toBe('1분 1초');
});

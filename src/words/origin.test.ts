import { expect, test } from 'vitest';
import { originOf } from './origin.ts';

test.each([
  ['https://api.example.com:8443/socket.io/', 'https://api.example.com:8443'],
  ['http://[::1]:5000/x', 'http://[::1]:5000'],
  ['http://localhost', 'http://localhost'],
  ["https://x';process.exit();'/", ''],
  ['https://x$(rm -rf)/', ''],
  ['https://a b/', ''],
  ['javascript://alert(1)', ''],
])('the origin of %s that may stand in a line to paste is "%s"', (address, expected) => {
  expect(originOf(address)).toBe(expected);
});

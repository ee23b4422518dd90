import { expect, test } from 'vitest';
import { originOf, pathOf } from './origin.ts';

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

test.each([
  ['https://api.example.com/socket.io/', '/socket.io/'],
  ['https://api.example.com/api/v1/ws/?EIO=4', '/api/v1/ws/'],
  ['https://api.example.com', ''],
  ["https://api.example.com/x';rm -rf/", ''],
])('the path of %s that may stand in a line to paste is "%s"', (address, expected) => {
  expect(pathOf(address)).toBe(expected);
});

import { expect, test } from 'vitest';
import { foundIn, readOpenPacket, serverOfError } from './open-packet.ts';

const node = '0{"sid":"lv_VI97HAXpY6yYWAAAC","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}';
const python = '0{"sid":"lv_VI97HAXpY6yYWAAAC","upgrades":[],"pingTimeout":20000,"pingInterval":25000}';
const old = '{"sid":"lv_VI97HAXpY6yYWAAAC","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":5000}';

test.each<[string, string, unknown]>([
  ['Node', node, { protocol: 4, upgrades: 'websocket', pingInterval: 25_000, pingTimeout: 20_000, maxPayload: 1_000_000, server: 'node' }],
  ['python', python, { protocol: 4, upgrades: '', pingInterval: 25_000, pingTimeout: 20_000, server: 'python' }],
  ['Socket.IO 2, which says more at once', `${old.length + 1}:0${old}2:40`, { protocol: 3, upgrades: 'websocket', pingInterval: 25_000, pingTimeout: 5_000, server: 'node' }],
  ['something shortened', '0{"sid":"a"}', { protocol: 4, upgrades: '', pingInterval: 0, pingTimeout: 0 }],
])('the open packet of %s', (_, body, found) => {
  const open = readOpenPacket(body);
  expect(open && foundIn(open)).toEqual(found);
});

test.each(['', '<!doctype html>', '{"code":5,"message":"Unsupported protocol version"}', '"Invalid session"', 'ok', '40', '0{"upgrades":[]}', '97:0{"sid":"cut', '0'])('%j opens nothing', (body) => {
  expect(readOpenPacket(body)).toBeUndefined();
});

test.each([
  ['"Invalid session"', 'python'],
  ['{"code":1,"message":"Session ID unknown"}', 'node'],
  ['{"code":1}', undefined],
  ['{"error":"no"}', undefined],
  ['<html>', undefined],
  ['', undefined],
])('the error %s', (body, server) => {
  expect(serverOfError(body)).toBe(server);
});

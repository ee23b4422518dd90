import { encodePayload, type Packet } from 'engine.io-parser';
import { describe, expect, test } from 'vitest';
import { base64Bytes, PACKET_NAMES, readHandshake, visitPayload } from './engine-io.ts';

/** The packets of a payload as they are visited, and whether it was one. */
function visited(payload: string, protocol: number): [fits: boolean, ...packets: string[]] {
  const packets: string[] = [];
  const fits = visitPayload(payload, protocol, (start, end, binary) => packets.push(`${binary ? 'binary ' : ''}${payload.slice(start, end)}`));
  return [fits, ...packets];
}

describe('the handshake', () => {
  test.each([
    [
      'of Node',
      '{"sid":"lv_VI97HAXpY6yYWAAAC","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}',
      { sid: 'lv_VI97HAXpY6yYWAAAC', upgrades: ['websocket'], pingInterval: 25_000, pingTimeout: 20_000, maxPayload: 1_000_000 },
    ],
    [
      'of python before maxPayload',
      '{"sid": "a", "upgrades": [], "pingTimeout": 20000, "pingInterval": 25000}',
      { sid: 'a', upgrades: [], pingInterval: 25_000, pingTimeout: 20_000, maxPayload: undefined },
    ],
    ['without anything but its session', '{"sid":"a"}', { sid: 'a', upgrades: [], pingInterval: 0, pingTimeout: 0, maxPayload: undefined }],
    [
      'with fields of wrong types',
      '{"sid":"a","upgrades":{"0":"websocket"},"pingInterval":"soon","pingTimeout":null,"maxPayload":[]}',
      { sid: 'a', upgrades: [], pingInterval: 0, pingTimeout: 0, maxPayload: undefined },
    ],
    [
      'with objects that no text or number can be made of',
      '{"sid":"a","upgrades":[{"toString":1,"valueOf":1},"websocket"],"pingInterval":{"toString":1,"valueOf":1}}',
      { sid: 'a', upgrades: ['websocket'], pingInterval: 0, pingTimeout: 0, maxPayload: undefined },
    ],
    [
      'with numbers that JSON cannot say again',
      '{"sid":"a","pingInterval":1e999,"pingTimeout":-1e999,"maxPayload":1e999}',
      { sid: 'a', upgrades: [], pingInterval: 0, pingTimeout: 0, maxPayload: undefined },
    ],
  ])('%s is read', (_, text, expected) => {
    expect(readHandshake(text)).toEqual(expected);
  });

  test.each(['', '{', '[]', 'null', '"sid"', '{}', '{"sid":5}', '{"sid":null}', '<!doctype html>', '{"code":1,"message":"Session ID unknown"}'])(
    '%j is none', (text) => {
      expect(readHandshake(text)).toBeUndefined();
    },
  );
});

describe('a payload of protocol 4', () => {
  const packets: Packet[] = [
    { type: 'open', data: '{"sid":"a"}' }, { type: 'message', data: '0' }, { type: 'message', data: '2["x","한글 😀"]' }, { type: 'ping' },
    { type: 'noop' }, { type: 'close' }, { type: 'message', data: Buffer.from([1, 2, 3, 250]) as never }, { type: 'message', data: '' },
  ];

  test('is taken apart as engine.io-parser put it together', () => {
    let encoded = '';
    encodePayload(packets, (payload) => (encoded = payload));
    const expected = packets.map(({ type, data }) =>
      typeof data === 'object' ? 'binary AQID+g==' : `${PACKET_NAMES.indexOf(type as (typeof PACKET_NAMES)[number])}${(data as string | undefined) ?? ''}`);
    expect(visited(encoded, 4)).toEqual([true, ...expected]);
  });

  test.each<[string, string, [boolean, ...string[]]]>([
    ['one packet', '2', [true, '2']],
    ['three packets', '40\x1e2\x1e6', [true, '40', '2', '6']],
    ['binary alone', 'bAQID', [true, 'binary AQID']],
    ['nothing', '', [false]],
    ['a separator at its end', '40\x1e', [false, '40']],
    ['two separators in a row', '40\x1e\x1e2', [false, '40']],
    ['HTML', '<!doctype html>', [false]],
    ['a packet of no type', '7', [false]],
    ['a handshake of Engine.IO 3', '96:0{"sid":"a"}', [false]],
    ['an answer of python', 'OK', [false]],
  ])('%s', (_, payload, expected) => {
    expect(visited(payload, 4)).toEqual(expected);
  });
});

describe('a payload of protocol 3', () => {
  test.each<[string, string, [boolean, ...string[]]]>([
    ['handshake and CONNECT', '12:0{"sid":"a"}2:40', [true, '0{"sid":"a"}', '40']],
    ['lengths in UTF-16 units, not in bytes', '11:42["x","한"]1:3', [true, '42["x","한"]', '3']],
    ['pairs of surrogates count twice', '6:42["😀1:3', [true, '42["😀', '3']],
    ['base64', '6:b4AQID1:2', [true, 'binary AQID', '2']],
    ['colons in a packet', '7:42[":"]', [true, '42[":"]']],
    ['nothing', '', [false]],
    ['a length that is too short', '10:42["x","한"]1:3', [false, '42["x","한"']],
    ['a length beyond the end', '99:40', [false]],
    ['a length of nothing', ':40', [false]],
    ['a length of zero, which is how engine.io-parser says that there is nothing', '0:', [true]],
    ['a length of zero before a packet', '0:1:2', [true, '2']],
    ['a negative length', '-1:40', [false]],
    ['a length that is no number', 'x:40', [false]],
    ['an endless length', 'Infinity:40', [false]],
    ['no colon', '40', [false]],
    ['rubbish behind a packet', '2:40zz', [false, '40']],
    ['HTML', '<a href="http://x">', [false]],
  ])('%s', (_, payload, expected) => {
    expect(visited(payload, 3)).toEqual(expected);
  });
});

describe('a payload of protocol 3 with binary in it', () => {
  const text = (packet: string): number[] => [...Buffer.from(packet)];
  /** The packets as they are visited, as bytes. */
  function visitedBytes(...bytes: readonly number[]): [fits: boolean, ...packets: unknown[]] {
    const payload = Uint8Array.from(bytes);
    const packets: unknown[] = [];
    const fits = visitPayload(payload, 3, (start, end, binary) => packets.push(binary ? [...payload.subarray(start, end)] : Buffer.from(payload.subarray(start, end)).toString()));
    return [fits, ...packets];
  }

  test.each<[string, readonly number[], [boolean, ...unknown[]]]>([
    ['a handshake', [0, 1, 2, 255, ...text('0{"sid":"a"}')], [true, '0{"sid":"a"}']],
    ['text, then binary with its type left out', [0, 3, 255, ...text('2ab'), 1, 5, 255, 4, 1, 2, 3, 250], [true, '2ab', [1, 2, 3, 250]]],
    ['text of more than one byte a character', [0, 4, 255, ...text('4한')], [true, '4한']],
    ['binary that holds the separator', [1, 3, 255, 4, 255, 255], [true, [255, 255]]],
    ['nothing', [], [false]],
    ['a length beyond the end', [0, 9, 255, 50], [false]],
    ['a kind that is neither 0 nor 1, which is binary to engine.io-parser', [2, 2, 255, 4, 250], [true, [250]]],
    ['a digit above 9', [0, 10, 255, ...text('4012345678')], [false]],
    ['no length', [0, 255, 50], [false]],
    ['no separator', [0, 1, 50], [false]],
    ['a length of zero', [0, 0, 255, 50], [false]],
    ['an endless length', [0, ...Array.from({ length: 400 }, () => 9), 255, 50], [false]],
  ])('%s', (_, bytes, expected) => {
    expect(visitedBytes(...bytes)).toEqual(expected);
  });
});

test('hostile payloads end, and soon', () => {
  const long = (part: string): string => part.repeat(200_000);
  for (const part of ['1:', '1', ':', '0', '\x1e', '4\x1e', '1:4', '0.1:', '1e1:', 'b']) {
    const begun = performance.now();
    visited(long(part), 3);
    visited(long(part), 4);
    expect(performance.now() - begun, part).toBeLessThan(1_000);
  }
});

test.each([[0, 0], [4, 3], [8, 6], [1_000, 750]])('%d characters of base64 are %d bytes', (length, bytes) => {
  expect(base64Bytes(length)).toBe(bytes);
});

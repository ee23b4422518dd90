import { describe, expect, test } from 'vitest';
import type { Ring } from '../events/ring.ts';
import { readHandshake } from '../protocol/engine-io.ts';
import type { Connection, Connections } from './connections.ts';
import { HEAD_BYTES, STORY_BYTES } from './preview.ts';
import { createTraffic, type Traffic } from './traffic.ts';

interface Bench {
  readonly connection: Connection;
  readonly traffic: Traffic;
  /** `> 40` was sent, `< 2` received, with the size where it differs from the head. */
  readonly packets: string[];
  readonly ends: string[];
}

/** A connection whose packets are written down. */
function bench(fields: { handshaken?: boolean; readable?: boolean; protocol?: number } = {}): Bench {
  const connection = { id: 'c1', protocol: 4, handshaken: false, ...fields } as Connection;
  const packets: string[] = [];
  const ends: string[] = [];
  const ring: Pick<Ring, 'packet' | 'pending'> = {
    pending: () => [],
    packet: (_, sent, binary, head, size) => void packets.push(`${sent ? '>' : '<'} ${binary ? 'binary' : head}${size === head.length ? '' : ` (${size})`}`),
  };
  const connections: Pick<Connections, 'shake' | 'end'> = {
    shake: (shaken, open) => (shaken.handshaken = readHandshake(open) !== undefined),
    end: (_, how, by) => void ends.push(`${how} by ${by}`),
  };
  return { connection, traffic: createTraffic(ring as Ring, connections as Connections, () => 0), packets, ends };
}

describe('the first answer to a poll', () => {
  test.each<[string, string, number]>([
    ['is a handshake', '0{"sid":"a"}', 4],
    ['is a handshake with a packet behind it', '0{"sid":"a"}\x1e40', 4],
    ['is a handshake of protocol 3', '12:0{"sid":"a"}2:40', 3],
  ])('%s', (_, body, protocol) => {
    const { connection, traffic, packets } = bench({ protocol });
    expect(traffic.payload(connection, false, body)).toBe(true);
    expect(connection.handshaken).toBe(true);
    expect(packets).toEqual(body.includes('40') ? ['< 40'] : []);
  });

  test.each<[string, string, number]>([
    ['HTML', '<!doctype html>', 4],
    ['a sentence that begins with a digit', '404 page not found', 4],
    ['a date', '2026-11-23', 4],
    ['a word that begins like binary', 'bad gateway', 4],
    ['a handshake of protocol 3, 96 long', '96:0{"sid":"a"}2:40', 4],
    ['a handshake of protocol 3, 109 long', '109:0{"sid":"a"}2:40', 4],
    ['a packet of a session that is not there', '40', 4],
    ['a message that holds one', '4{"sid":"a"}', 4],
    ['an open packet of something else', '0{"id":5}', 4],
    ['an open packet that was cut off, and another', '0{"sid":"a\x1e0{"sid":"b"}', 4],
    ['a handshake of protocol 4', '0{"sid":"a"}', 3],
    ['nothing', '', 4],
  ])('is no handshake where it is %s', (_, body, protocol) => {
    const { connection, traffic, packets, ends } = bench({ protocol });
    expect(traffic.payload(connection, false, body)).toBe(false);
    expect([packets, ends]).toEqual([[], []]);
  });
});

describe('a poll of a session', () => {
  test('gives its packets one by one, binary by its size', () => {
    const { connection, traffic, packets } = bench({ handshaken: true });
    expect(traffic.payload(connection, false, '42["a"]\x1e2\x1ebAQID\x1ebAQI=\x1e6')).toBe(true);
    expect(packets).toEqual(['< 42["a"]', '< 2', '< binary (3)', '< binary (2)', '< 6']);
  });

  test('ends it with a packet that says so, whoever sent it', () => {
    const { connection, traffic, ends } = bench({ handshaken: true });
    traffic.payload(connection, false, '1');
    traffic.payload(connection, true, '41\x1e1');
    expect(ends).toEqual(['packet by server', 'packet by page']);
  });

  test('that is sent before the handshake is told as well', () => {
    const { connection, traffic, packets } = bench();
    expect(traffic.payload(connection, true, '40{"token":"x"}')).toBe(true);
    expect(packets).toEqual(['> 40{"token":"x"}']);
  });
});

describe('of a long packet is kept', () => {
  const long = 'x'.repeat(10_000);
  test.each<[string, string, number]>([
    ['an event: its beginning', `42["a","${long}"]`, HEAD_BYTES],
    ['a ping: its beginning', `2${long}`, HEAD_BYTES],
    ['CONNECT: more, since it tells the story', `40{"token":"${long}"}`, STORY_BYTES],
    ['an ack: more', `43["${long}"]`, STORY_BYTES],
    ['a refusal: more', `44{"message":"${long}"}`, STORY_BYTES],
  ])('%s', (_, packet, bytes) => {
    const { connection, traffic, packets } = bench({ handshaken: true });
    traffic.frame(connection, true, packet);
    traffic.payload(connection, true, packet);
    const expected = `> ${packet.slice(0, bytes)} (${packet.length})`;
    expect(packets).toEqual([expected, expected]);
  });
});

test('what is neither text nor bytes is told as the text that the browser makes of it, where that takes no code of the page', () => {
  const { connection, traffic, packets } = bench({ handshaken: true });
  for (const data of [null, undefined, 5, true, Symbol('s'), { toString: () => expect.unreachable() }]) traffic.frame(connection, true, data);
  expect(packets).toEqual(['> null', '> undefined', '> 5', '> true', '> Symbol(s)', '> ']);
});

test('a binary frame is told by its size, in protocol 3 without its type', () => {
  for (const [protocol, size] of [[4, 8], [3, 7]] as const) {
    const { connection, traffic, packets } = bench({ handshaken: true, readable: true, protocol });
    for (const data of [new ArrayBuffer(8), new Uint8Array(8), new Blob(['12345678'])]) traffic.frame(connection, false, data);
    expect(packets).toEqual(Array.from({ length: 3 }, () => `< binary (${size})`));
  }
});

test.each([
  ['an ArrayBuffer', (bytes: number[]) => new Uint8Array(bytes).buffer, 4],
  ['a view of one', (bytes: number[]) => new Uint8Array([1, ...bytes]).subarray(1), 4],
  ['protocol 3, without its type', (bytes: number[]) => new Uint8Array([4, ...bytes]), 3],
])('until a packet was readable, a binary frame keeps its first bytes: %s', (_, make, protocol) => {
  const { connection, traffic, packets } = bench({ handshaken: true, readable: false, protocol });
  traffic.frame(connection, false, make([...'{"type":2}'].map((char) => char.charCodeAt(0))));
  expect(packets).toEqual([`< binary (10)`]);
});

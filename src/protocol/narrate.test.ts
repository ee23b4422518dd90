import { describe, expect, test } from 'vitest';
import { type ConnectionMemory, createMemory } from '../events/connection-memory.ts';
import type { RawPacket, Stated } from '../events/ring.ts';
import { narrate } from './narrate.ts';

const memory = (protocol = 4, pingInterval = 25_000): ConnectionMemory => ({ ...createMemory('c1', protocol), pingInterval });

/** Tells a conversation: `>` is sent, `<` received; `at` in ms, then the packet. */
function tell(connection: ConnectionMemory, ...lines: readonly (readonly [way: '>' | '<', at: number, head: string, binarySize?: number])[]): Stated[] {
  return lines.map(([way, at, head, binarySize]): Stated => {
    const packet: RawPacket = { connection, at, sent: way === '>', binary: binarySize !== undefined, head, size: binarySize ?? head.length, count: 1 };
    return narrate(packet);
  });
}
const last = (...told: Parameters<typeof tell>): Stated | undefined => tell(...told).pop();

describe('heartbeats', () => {
  test('of protocol 4: the server pings, and how late it is is told', () => {
    expect(tell(memory(), ['<', 25_000, '2'], ['>', 25_000.4, '3'], ['<', 50_012.34, '2'], ['<', 80_000, '2'])).toEqual([
      { type: 'engine.pinged', fact: { gap: 0, late: 0 } },
      { type: 'packet.sent', fact: { kind: 'pong', size: 1 } },
      { type: 'engine.pinged', fact: { gap: 25_012.3, late: 12.3 } },
      { type: 'engine.pinged', fact: { gap: 29_987.7, late: 4_987.7 } },
    ]);
  });

  test('of protocol 4: one that comes early is not late', () => {
    expect(last(memory(), ['<', 0, '2'], ['<', 20_000, '2'])).toEqual({ type: 'engine.pinged', fact: { gap: 20_000, late: 0 } });
  });

  test('of a connection that was there before us: its interval is not known, so nothing is late', () => {
    expect(last(memory(4, 0), ['<', 0, '2'], ['<', 25_000, '2'])).toEqual({ type: 'engine.pinged', fact: { gap: 25_000, late: 0 } });
  });

  test('of protocol 3: the client pings, and the round trip is told', () => {
    expect(tell(memory(3), ['<', 5, '3'], ['>', 25_000, '2'], ['<', 25_007.25, '3'])).toEqual([
      { type: 'packet.received', fact: { kind: 'pong', size: 1 } },
      { type: 'packet.sent', fact: { kind: 'ping', size: 1 } },
      { type: 'engine.ponged', fact: { ms: 7.3 } },
    ]);
  });
});

describe('namespaces', () => {
  test('are joined after so many ms, each for itself, and only names of auth are told', () => {
    const told = tell(memory(), ['>', 10, '40{"token":"hunter2"}'], ['>', 12, '40/admin,{"key":"hunter2"}'], ['<', 30, '40/admin,{"sid":"x"}'], ['<', 35.5, '40{"sid":"y"}']);
    expect(told).toEqual([
      { type: 'namespace.requested', fact: { namespace: '/', authKeys: ['token'], size: 21 } },
      { type: 'namespace.requested', fact: { namespace: '/admin', authKeys: ['key'], size: 26 } },
      { type: 'namespace.connected', fact: { namespace: '/admin', ms: 18 } },
      { type: 'namespace.connected', fact: { namespace: '/', ms: 25.5 } },
    ]);
    expect(JSON.stringify(told)).not.toContain('hunter2');
  });

  test('of protocol 4 are joined without being asked for', () => {
    expect(last(memory(3), ['<', 3, '40'])).toEqual({ type: 'namespace.connected', fact: { namespace: '/', ms: undefined } });
  });

  test('are told when a server of version 2 answers a client of version 4', () => {
    expect(last(memory(), ['>', 0, '40'], ['<', 3, '40'])).toMatchObject({ fact: { nameless: true } });
    expect(last(memory(), ['>', 0, '40'], ['<', 3, '40{"sid":"x"}'])?.fact).not.toMatchObject({ nameless: true });
  });

  test.each([
    ['of Node', '44/admin,{"message":"Not allowed","data":{"token":"hunter2"}}', { namespace: '/admin', message: 'Not allowed', ms: 8 }],
    ['of python', '44/admin,"Unable to connect"', { namespace: '/admin', message: 'Unable to connect', ms: 8 }],
  ])('are refused: %s', (_, head, fact) => {
    expect(last(memory(), ['>', 0, '40/admin,'], ['<', 8, head])).toEqual({ type: 'namespace.refused', fact });
  });

  test('are left by either side', () => {
    expect(tell(memory(), ['>', 0, '41'], ['<', 1, '41/admin,'])).toEqual([
      { type: 'namespace.left', fact: { namespace: '/', by: 'page' } },
      { type: 'namespace.left', fact: { namespace: '/admin', by: 'server' } },
    ]);
  });

  test('asked for twice are answered once', () => {
    expect(tell(memory(), ['>', 0, '40'], ['<', 5, '40'], ['<', 9, '40']).map(({ fact }) => 'ms' in fact && fact.ms)).toEqual([false, 5, undefined]);
  });
});

test('a packet that stands for many is a flood, with its name and all of their characters', () => {
  const flood = (sent: boolean, head: string): Stated => narrate({ connection: memory(), at: 0, sent, binary: false, head, size: 900, count: 30 });
  expect(flood(false, '42["tick",1]')).toEqual({ type: 'event.flooded', fact: { way: 'received', namespace: '/', name: 'tick', count: 30, size: 900 } });
  expect(flood(true, '42/chat,["say"]')).toEqual({ type: 'event.flooded', fact: { way: 'sent', namespace: '/chat', name: 'say', count: 30, size: 900 } });
});

describe('a token in a CONNECT', () => {
  const tokenUntil = (exp: number): string =>
    `${[{ alg: 'RS256', kid: '7f' }, { sub: 'user_42', exp }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.c2lnbmF0dXJl`;
  const told = (head: string, startedAt?: number): Stated => narrate(
    { connection: memory(), at: 2_000, sent: true, binary: false, head, size: head.length, count: 1 }, startedAt === undefined ? undefined : (at) => startedAt + at,
  );
  const until = 1_790_000_000;

  test.each<[string, string, number | undefined]>([
    ['that had expired 2 s before', `40{"token":"${tokenUntil(until)}"}`, 2_000],
    ['that had expired a day before, in a nested text', `40/chat,{"auth":{"header":"Bearer ${tokenUntil(until - 86_400)}"}}`, 86_402_000],
    ['that goes on for an hour', `40{"token":"${tokenUntil(until + 3_600)}"}`, undefined],
    ['that is no JWT', '40{"token":"hunter2"}', undefined],
  ])('%s', (_, head, expired) => {
    const stated = told(head, until * 1_000);
    expect(stated).toMatchObject({ type: 'namespace.requested', fact: { expired } });
    expect(JSON.stringify(stated)).not.toMatch(/eyJ|user_42|hunter2/);
  });

  test('never has expired where no wall clock says so', () => {
    expect(told(`40{"token":"${tokenUntil(1)}"}`)).toMatchObject({ fact: { expired: undefined } });
  });
});

describe('events and acks', () => {
  test('are told by name and size, with their arguments and attachments', () => {
    expect(tell(memory(), ['>', 0, '42["chat",{"text":"hi"}]'], ['<', 0, '452-/bin,7["file",{"_placeholder":true,"num":0}]'])).toEqual([
      { type: 'event.sent', fact: { namespace: '/', name: 'chat', id: undefined, size: 24, attachments: 0, preview: '[{"text":"hi"}]' } },
      { type: 'event.received', fact: { namespace: '/bin', name: 'file', id: 7, size: 48, attachments: 2, preview: '[{"_placeholder":true,"num":0}]' } },
    ]);
  });

  test('an ack to the page is told with its latency', () => {
    expect(last(memory(), ['>', 100, '421["join"]'], ['>', 110, '422["join"]'], ['<', 121.5, '431["ok"]'])).toEqual({
      type: 'ack.received', fact: { namespace: '/', id: 1, ms: 21.5, size: 9, preview: '["ok"]' },
    });
  });

  test('an ack of the page is told with its latency', () => {
    expect(last(memory(), ['<', 100, '42/a,1["join"]'], ['>', 103, '43/a,1[]'])).toEqual({
      type: 'ack.sent', fact: { namespace: '/a', id: 1, ms: 3, size: 8, preview: '[]' },
    });
  });

  test('the same number means another ack the other way round, and in another namespace', () => {
    const told = tell(memory(), ['>', 0, '421["a"]'], ['<', 5, '421["b"]'], ['<', 7, '42/n,1["c"]'], ['>', 10, '431[]'], ['<', 30, '431[]'], ['>', 40, '43/n,1[]']);
    expect(told.slice(3).map(({ fact }) => 'ms' in fact && fact.ms)).toEqual([5, 30, 33]);
  });

  test('a binary ack is an ack', () => {
    expect(last(memory(), ['>', 0, '420["get"]'], ['<', 4, '461-0[{"_placeholder":true,"num":0}]'])).toMatchObject({ type: 'ack.received', fact: { id: 0, ms: 4 } });
  });

  test('an ack that nobody asked for has no latency', () => {
    expect(last(memory(), ['<', 4, '439["x"]'])).toMatchObject({ type: 'ack.received', fact: { id: 9, ms: undefined } });
    expect(last(memory(), ['<', 4, '43["x"]'])).toMatchObject({ type: 'ack.received', fact: { id: -1, ms: undefined } });
  });

  test('acks that never come do not pile up', () => {
    const connection = memory();
    for (let id = 0; id < 5_000; id += 1) tell(connection, ['>', id, `42${id}["x"]`]);
    expect(connection.asked.size).toBe(1_000);
    expect(last(connection, ['<', 5_000, '434999[]'])).toMatchObject({ fact: { ms: 1 } });
    expect(last(connection, ['<', 5_000, '430[]'])).toMatchObject({ fact: { ms: undefined } });
  });
});

describe('everything else', () => {
  test.each<['>' | '<', string, Stated]>([
    ['>', '3', { type: 'packet.sent', fact: { kind: 'pong', size: 1 } }],
    ['<', '6', { type: 'packet.received', fact: { kind: 'noop', size: 1 } }],
    ['>', '5', { type: 'packet.sent', fact: { kind: 'upgrade', size: 1 } }],
    ['<', '1', { type: 'packet.received', fact: { kind: 'close', size: 1 } }],
    ['<', '4', { type: 'packet.received', fact: { kind: 'message', size: 1 } }],
    ['<', '4hello', { type: 'packet.received', fact: { kind: 'message', size: 6 } }],
    ['<', '<html>', { type: 'packet.received', fact: { kind: 'unknown', size: 6 } }],
    ['<', '', { type: 'packet.received', fact: { kind: 'unknown', size: 0 } }],
  ])('%s %j is told by its kind', (way, head, expected) => {
    expect(last(memory(), [way, 0, head])).toEqual(expected);
  });

  test('binary is told by its size alone', () => {
    expect(tell({ ...memory(), readable: true }, ['>', 0, '', 2_048], ['<', 0, '42["x"]', 3])).toEqual([
      { type: 'binary.sent', fact: { size: 2_048 } },
      { type: 'binary.received', fact: { size: 3 } },
    ]);
  });
});

describe('a parser of the app\'s own', () => {
  const MSGPACK = '\x83\xa4type\x00\xa4data';
  const parsers = (...told: Parameters<typeof tell>): unknown[] =>
    tell(...told).flatMap((stated) => (stated.type.startsWith('binary.') ? [(stated.fact as { parser?: string }).parser] : []));

  test.each<[string, Parameters<typeof tell>[1][], unknown[]]>([
    ['is known by its first key where it is MessagePack', [['>', 0, MSGPACK, 40], ['<', 5, '\x85\xa3nsp\xa1/', 40]], ['msgpack', 'msgpack']],
    ['is a custom one otherwise', [['>', 0, '{"type', 40]], ['custom']],
    ['is none where an event announced the packet', [['<', 0, '451-["file",{"_placeholder":true,"num":0}]'], ['<', 1, MSGPACK, 9]], [undefined]],
    ['nor where one did the other way: both ways are counted by themselves', [['>', 0, '451-["file",{}]'], ['<', 1, '', 9]], [undefined]],
    ['nor where any packet was readable', [['>', 0, '40'], ['<', 1, MSGPACK, 9]], [undefined]],
  ])('%s', (_, lines, expected) => {
    expect(parsers(memory(), ...lines)).toEqual(expected);
  });

  test('cannot be told of a connection that was there before us', () => {
    expect(parsers(createMemory('c1', 4, true), ['<', 0, MSGPACK, 9])).toEqual([undefined]);
  });
});

describe('connection state recovery', () => {
  const recovered = (asked: string, answer: string): unknown => tell(memory(), ['>', 0, asked], ['<', 5, answer]).map(({ fact }) => {
    const { authKeys, recovering, recovered: taken } = fact as { authKeys?: string[]; recovering?: boolean; recovered?: boolean };
    return authKeys ? [authKeys, recovering] : taken;
  });

  test.each([
    ['was not offered', '40', '40{"sid":"x"}', [[[], undefined], undefined]],
    ['is offered for the first time', '40{"token":"t"}', '40{"sid":"x","pid":"p"}', [[['token'], undefined], false]],
    ['was taken up', '40{"pid":"p","offset":"o"}', '40{"sid":"x","pid":"p"}', [[[], true], true]],
    ['was refused: another session', '40{"pid":"p","offset":"o"}', '40{"sid":"y","pid":"q"}', [[[], true], false]],
    ['was taken up in a namespace', '40/a,{"pid":"p"}', '40/a,{"sid":"x","pid":"p"}', [[[], true], true]],
  ])('%s', (_, asked, answer, expected) => {
    expect(recovered(asked, answer)).toEqual(expected);
  });
});

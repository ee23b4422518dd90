import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectLinear, HOSTILE, repeated } from '../../test/properties/growth.ts';
import { agree, AWKWARD, awkwardText, damage, forms, INPUTS, json, PATIENCE, settings } from '../../test/properties/inputs.ts';
import { encode4, encode5, type SocketPacket } from '../../test/properties/oracles.ts';
import { createMemory } from '../events/connection-memory.ts';
import { parseLines } from '../events/parse.ts';
import { createMasker } from '../events/redact.ts';
import { narrate } from './narrate.ts';

const memoryOf = (protocol: number) => createMemory('c1', protocol);

const packet: fc.Arbitrary<SocketPacket> = fc.record({
  type: fc.nat(6), nsp: fc.constantFrom('/', '/admin', '/a?b=c'), id: fc.option(fc.nat(9), { nil: undefined }),
  data: fc.oneof(fc.array(json, { maxLength: 3 }), json), attachments: fc.nat(3),
});
const text = fc.oneof(
  packet.map((found) => `4${encode4(found)}`), packet.map((found) => `4${encode5({ ...found, type: Math.min(found.type, 4) })}`),
  fc.constantFrom('2', '3', '2probe', '3probe', '5', '6', '1', '0{"sid":"a"}', ''), awkwardText(),
);

test('whatever comes can be told, stored and read back', PATIENCE, () => {
  const { mask } = createMasker({ capture: 'masked', names: [] });
  const memories = [memoryOf(3), memoryOf(4)];
  let seq = 0;
  fc.assert(fc.property(text, fc.boolean(), fc.boolean(), damage, (whole, sent, binary, damages) => {
    for (const head of forms(whole, damages, [...AWKWARD, '2', '4', '9'.repeat(400)])) {
      for (const connection of memories) {
        seq += 1;
        const { type, fact } = narrate({ connection, at: seq, sent, binary: binary && head === whole, head, size: head.length, count: 1 });
        const event = mask({ type, seq, at: seq, connection: 'c1', ...fact } as Parameters<typeof mask>[0]);
        agree(parseLines(JSON.stringify(event)), { events: [event], unreadable: 0 }, head);
      }
    }
  }), settings(INPUTS / 4));
  for (const { asked } of memories) expect(asked.size).toBeLessThanOrEqual(1_000);
});

test('what is remembered of a connection has a bound, and heads of the longest kind take no time', PATIENCE, () => {
  for (const part of HOSTILE) {
    const connection = memoryOf(4);
    for (let id = 0; id < 1_200; id += 1) narrate({ connection, at: id, sent: true, binary: false, head: `42/n${id},${id}["${part}"]`, size: 9, count: 1 });
    expect(connection.asked.size).toBe(1_000);
    expectLinear(part, (head) => narrate({ connection, at: 0, sent: false, binary: false, head, size: 9, count: 1 }), (length) => `42["${repeated(part)(length)}`);
  }
});

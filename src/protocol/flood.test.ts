import { describe, expect, test } from 'vitest';
import { createMemory } from '../events/connection-memory.ts';
import type { RawPacket } from '../events/ring.ts';
import { createFloodGate, TOLD_A_SECOND } from './flood.ts';

const connection = createMemory('c1', 4);
const packet = (head: string, at = 0, sent = false): RawPacket => ({ connection, at, sent, binary: false, head, size: head.length });
/** How many of `count` packets are told one by one. */
const told = (gate: ReturnType<typeof createFloodGate>, head: string, count: number, at = 0, sent = false): number => {
  let passed = 0;
  for (let index = 0; index < count; index += 1) if (!gate.holds(packet(head, at, sent))) passed += 1;
  return passed;
};

describe('events of one name', () => {
  test('are told one by one up to a bound a second, and counted beyond it', () => {
    const gate = createFloodGate();
    expect(told(gate, '42["tick",1]', TOLD_A_SECOND + 30, 10)).toBe(TOLD_A_SECOND);
    expect(gate.take()).toEqual([{
      stated: { type: 'event.flooded', fact: { way: 'received', namespace: '/', name: 'tick', count: 30, size: 30 * 12 } }, at: 10, connection: 'c1',
    }]);
    expect(gate.take()).toEqual([]);
  });

  test('are told again in the next second', () => {
    const gate = createFloodGate();
    told(gate, '42["tick"]', TOLD_A_SECOND + 1, 999);
    expect(told(gate, '42["tick"]', TOLD_A_SECOND + 1, 1_000)).toBe(TOLD_A_SECOND);
    expect(gate.take().map(({ stated: { fact } }) => (fact as { count: number }).count)).toEqual([1, 1]);
  });

  test('are counted apart by direction, namespace and name', () => {
    const gate = createFloodGate();
    for (const [head, sent] of [['42["a"]', false], ['42["a"]', true], ['42["b"]', false], ['42/chat,["a"]', false]] as const) {
      expect(told(gate, head, TOLD_A_SECOND + 2, 0, sent), head).toBe(TOLD_A_SECOND);
    }
    expect(gate.take().map(({ stated: { fact } }) => fact)).toEqual([
      { way: 'received', namespace: '/', name: 'a', count: 2, size: 14 },
      { way: 'sent', namespace: '/', name: 'a', count: 2, size: 14 },
      { way: 'received', namespace: '/', name: 'b', count: 2, size: 14 },
      { way: 'received', namespace: '/chat', name: 'a', count: 2, size: 26 },
    ]);
  });

  test('that are held have been heard all the same', () => {
    const gate = createFloodGate();
    connection.heard = undefined;
    told(gate, '42["tick"]', TOLD_A_SECOND + 1, 77);
    expect(connection.heard).toBe(77);
  });
});

test.each([
  ['an event that wants an ack', '4212["ask"]'],
  ['an event with attachments', '451-["file",{"_placeholder":true,"num":0}]'],
  ['an ack', '431["x"]'],
  ['a ping', '2'],
  ['a name that is escaped', '42["a\\"b"]'],
  ['a packet that is cut before its name ends', '42["aaaa'],
  ['CONNECT', '40{"token":"x"}'],
])('%s is never held', (_, head) => {
  expect(told(createFloodGate(), head, TOLD_A_SECOND * 2)).toBe(TOLD_A_SECOND * 2);
});

test('names without end are told one by one: nothing grows with them', () => {
  const gate = createFloodGate();
  let passed = 0;
  for (let index = 0; index < 5_000; index += 1) if (!gate.holds(packet(`42["n${index}"]`))) passed += 1;
  expect(passed).toBe(5_000);
});

import { expect, test } from 'vitest';
import { createMemory } from './connection-memory.ts';
import { createRing, PENDING_PACKETS, type Ring } from './ring.ts';

const connection = createMemory('c1', 4);
const bench = (): { ring: Ring; wakes: () => number } => {
  let wakes = 0;
  let time = 0;
  return { ring: createRing(() => (time += 1), () => void (wakes += 1)), wakes: () => wakes };
};

test('packets and facts are taken in the order in which they came, each once, with their time', () => {
  const { ring } = bench();
  ring.packet(connection, true, false, '2', 1);
  ring.emit('page.hidden', {}, 'c1');
  expect(ring.take()).toEqual([
    { connection, at: 1, sent: true, binary: false, head: '2', size: 1, count: 1 },
    { at: 2, stated: { type: 'page.hidden', fact: {} }, connection: 'c1' },
  ]);
  expect(ring.take()).toEqual([]);
});

test('looking at what is pending takes nothing', () => {
  const { ring } = bench();
  ring.emit('page.hidden', {});
  expect(ring.pending()).toHaveLength(1);
  expect(ring.take()).toHaveLength(1);
});

test('it wakes once until it is emptied', () => {
  const { ring, wakes } = bench();
  ring.emit('page.hidden', {});
  ring.emit('page.shown', {});
  expect(wakes()).toBe(1);
  ring.take();
  ring.emit('page.hidden', {});
  expect(wakes()).toBe(2);
});

test.each<[string, (ring: Ring) => void, number]>([
  ['packets', (ring) => ring.packet(connection, true, false, '2', 1), PENDING_PACKETS],
  ['facts that nobody takes', (ring) => ring.emit('page.hidden', {}), 2 * PENDING_PACKETS],
])('beyond its bound %s are counted, and the count is its last word', (_, put, bound) => {
  const { ring } = bench();
  for (let left = bound + 5; left > 0; left -= 1) put(ring);
  const taken = ring.take();
  expect(taken).toHaveLength(bound + 1);
  expect(taken.at(-1)).toMatchObject({ stated: { type: 'session.overflowed', fact: { what: 'pending', lost: 5 } } });
  put(ring);
  expect(ring.take()).toHaveLength(1);
});

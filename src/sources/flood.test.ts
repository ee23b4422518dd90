import { describe, expect, test } from 'vitest';
import { createMemory } from '../events/connection-memory.ts';
import { createRing, PENDING_PACKETS, type Ring } from '../events/ring.ts';
import { createFloodGate, isEvent, LARGE, SPARE, SPARE_A_SECOND, TOLD_A_SECOND, TOLD_AT_LEAST, TOLD_TOGETHER } from './flood.ts';

const connection = createMemory('c1', 4);
/** What is told of the first flood, if it is of one name. */
const AT_FIRST = TOLD_A_SECOND + SPARE;

interface Bench {
  readonly ring: Ring;
  /** Notes the same event `times` times, at this ms of the session. */
  readonly note: (text: string, times: number, at?: number, sent?: boolean) => void;
  /** Sends other events until nothing is to spare, and takes all. */
  readonly spend: () => void;
  /** What is taken: `42["a"]` for one, `42["a"] x30 (210)` for one that stands for thirty, with their characters. */
  readonly take: () => string[];
}

function bench(): Bench {
  let time = 0;
  const ring = createRing(() => time, () => undefined);
  const noteEvent = createFloodGate(ring, () => time);
  const note: Bench['note'] = (text, times, at = 0, sent = false) => {
    time = at;
    for (let left = times; left > 0; left -= 1) noteEvent(connection, sent, text);
  };
  return {
    ring, note,
    spend() {
      for (const sent of [false, true]) note('42["before"]', AT_FIRST + 1, 0, sent);
      ring.take();
    },
    take: () => ring.take().map((entry) => ('stated' in entry ? entry.stated.type : `${entry.head}${entry.count > 1 ? ` x${entry.count} (${entry.size})` : ''}`)),
  };
}
/** Those that stand for more than one. */
const counted = (taken: readonly string[]): string[] => taken.filter((entry) => entry.includes(' x'));

describe('events of one name', () => {
  test('are told one by one up to a bound a second, and beyond it one stands for all', () => {
    const { note, take } = bench();
    note('42["tick",1]', AT_FIRST + 30, 10);
    const taken = take();
    expect(taken).toHaveLength(AT_FIRST + 1);
    expect(counted(taken)).toEqual([`42["tick",1] x30 (${30 * 12})`]);
    expect(take()).toEqual([]);
  });

  test('are stood for anew once those before them were taken', () => {
    const { note, take } = bench();
    note('42["tick"]', AT_FIRST + 2);
    expect(counted(take())).toEqual(['42["tick"] x2 (20)']);
    note('42["tick"]', 3);
    expect(take()).toEqual(['42["tick"] x3 (30)']);
    note('42["tick"]', 1);
    expect(take(), 'one alone is itself').toEqual(['42["tick"]']);
  });

  test('are told again in the next second, once the one that stands for them was taken', () => {
    const { note, take } = bench();
    note('42["tick"]', AT_FIRST + 2, 999);
    note('42["tick"]', 1, 1_000);
    expect(counted(take())).toEqual(['42["tick"] x3 (30)']);
    for (const [at, spare] of [[1_000, SPARE_A_SECOND], [4_000, 3 * SPARE_A_SECOND], [100_000, SPARE]] as const) {
      note('42["tick"]', TOLD_A_SECOND + spare + 3, at);
      const taken = take();
      expect(taken, String(at)).toHaveLength(TOLD_A_SECOND + spare + 1);
      expect(counted(taken)).toEqual(['42["tick"] x3 (30)']);
    }
  });

  test('are counted apart by direction, namespace and name, also where they take turns', () => {
    const { ring, note, spend } = bench();
    spend();
    for (let round = 0; round < TOLD_A_SECOND + 2; round += 1) {
      for (const [text, sent] of [['42["a"]', false], ['42["a"]', true], ['42["b"]', false], ['42/chat,["a"]', false]] as const) note(text, 1, 0, sent);
    }
    const stands = ring.take().flatMap((entry) => ('count' in entry && entry.count > 1 ? [[entry.sent, entry.head, entry.count]] : []));
    expect(stands).toEqual([[false, '42["a"]', 2], [true, '42["a"]', 2], [false, '42["b"]', 2], [false, '42/chat,["a"]', 2]]);
  });

  test('whose name begins another one are not taken for it', () => {
    const { note, take } = bench();
    note('42["tick"]', AT_FIRST + 2);
    note('42["tick-tock"]', 2);
    expect(take().slice(-3)).toEqual(['42["tick"] x2 (20)', '42["tick-tock"]', '42["tick-tock"]']);
  });

  test('are told less of each where many names come in a flood together', () => {
    const { ring, note, spend } = bench();
    spend();
    const names = Array.from({ length: 20 }, (_, index) => `42["name${index}"]`);
    for (let round = 0; round < TOLD_A_SECOND; round += 1) for (const name of names) note(name, 1);
    note('42["seldom"]', TOLD_AT_LEAST + 3);
    note('42["name0"]', TOLD_AT_LEAST, 0, true);
    const taken = ring.take().flatMap((entry) => ('count' in entry ? [entry] : []));
    const counts = (head: string, way = false): number[] => taken.flatMap(({ head: found, sent, count }) => (found === head && sent === way ? [count] : []));
    expect(taken.filter(({ sent, head }) => !sent && head !== '42["seldom"]')).toHaveLength(TOLD_TOGETHER - TOLD_A_SECOND + names.length);
    for (const name of names) expect(counts(name).reduce((sum, count) => sum + count), name).toBe(TOLD_A_SECOND);
    expect(counts('42["seldom"]'), 'what is seldom').toEqual([...Array<number>(TOLD_AT_LEAST).fill(1), 3]);
    expect(counts('42["name0"]', true), 'the other direction').toHaveLength(TOLD_AT_LEAST);
  });

  test('wake whoever takes them, also where all are too many', () => {
    let wakes = 0;
    const ring = createRing(() => 0, () => void (wakes += 1));
    const noteEvent = createFloodGate(ring, () => 0);
    for (let left = AT_FIRST; left > 0; left -= 1) noteEvent(connection, false, '42["tick"]');
    ring.take();
    wakes = 0;
    noteEvent(connection, false, '42["tick"]');
    noteEvent(connection, false, '42["tick"]');
    expect(wakes).toBe(1);
  });

  test('are lost in a count where the ring has no room, each of them', () => {
    const { ring, note } = bench();
    note('42["tick"]', AT_FIRST);
    for (let left = PENDING_PACKETS - AT_FIRST; left > 0; left -= 1) ring.packet(connection, true, false, '2', 1);
    note('42["tick"]', 5);
    expect(ring.take().at(-1)).toMatchObject({ stated: { type: 'session.overflowed', fact: { what: 'pending', lost: 5 } } });
  });

  test('keep the beginning of a long one, and so its name', () => {
    const { note, take } = bench();
    note(`42["tick","${'x'.repeat(10_000)}"]`, AT_FIRST + 2);
    const [entry] = counted(take());
    expect(entry).toMatch(/^42\["tick","x{245} x2 \(\d{5}\)$/);
  });
});

test.each([
  ['an event that wants an ack', '4212["ask"]'],
  ['a name that is escaped', '42["a\\"b"]'],
  ['a name without end', `42["${'a'.repeat(300)}"]`],
  ['a name beyond ASCII that its beginning cuts', `42["${'가'.repeat(200)}","${'x'.repeat(100)}"]`],
  ['something else than a list', '42{"a":1}'],
  ['nothing', '42'],
  ['a text so large that it may end the connection', `42["file","${'x'.repeat(LARGE)}"]`],
])('%s is always told', (_, text) => {
  const { note, take } = bench();
  note(text, AT_FIRST * 2);
  const taken = take();
  expect(taken).toHaveLength(AT_FIRST * 2);
  expect(counted(taken)).toEqual([]);
});

test('names without end are told one by one: nothing grows with them', () => {
  const { note, take } = bench();
  for (let index = 0; index < 5_000; index += 1) note(`42["n${index}"]`, 1);
  expect(take()).toHaveLength(5_000);
});

test.each([
  ['42["a"]', true], ['42/chat,["a"]', true], ['4212["a"]', true], ['42', true],
  ['451-["a"]', false], ['431["x"]', false], ['40', false], ['2', false], ['4', false], ['', false],
])('%s is an event: %s', (text, is) => {
  expect(isEvent(text)).toBe(is);
});

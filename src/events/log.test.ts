import { describe, expect, test } from 'vitest';
import { createMemory } from './connection-memory.ts';
import type { LogEvent, RawEvent } from './events.ts';
import { CHATTER_KEPT, createLog, type Log, type LogSetup, STORY_KEPT } from './log.ts';
import { createRing, PENDING_PACKETS, type RawPacket, type Ring, type Stated } from './ring.ts';

const connection = createMemory('c1', 4);
const plain = (event: RawEvent): LogEvent => event as unknown as LogEvent;
const asEvent = ({ sent, head, size }: RawPacket): Stated => ({
  type: `event.${sent ? 'sent' : 'received'}`, fact: { namespace: '/', name: head, size, attachments: 0, preview: '[]' },
});

interface Bench {
  readonly log: Log & Ring;
  /** Moves the clock. */
  readonly pass: (ms: number) => void;
  readonly wakes: () => number;
  readonly heard: LogEvent[][];
}

/** A log with a clock that stands still until it is moved, and somebody who listens. */
function bench(setup: Partial<LogSetup> = {}): Bench {
  let time = 0;
  let wakes = 0;
  const heard: LogEvent[][] = [];
  const now = setup.now ?? (() => time);
  const ring = createRing(now, () => void (wakes += 1));
  const log = { ...ring, ...createLog({ ring, now, mask: plain, narrate: asEvent, ...setup }) };
  log.subscribe((batch) => heard.push([...batch]));
  return { log, pass: (ms) => void (time += ms), wakes: () => wakes, heard };
}

const packets = (log: Ring, count: number): void => {
  for (let index = 0; index < count; index += 1) log.packet(connection, false, false, `p${index}`, 1);
};
const types = (events: readonly LogEvent[]): string[] => events.map(({ type }) => type);

describe('what is stated', () => {
  test('is stamped in order, without gaps, with its time and connection', () => {
    const { log, pass } = bench();
    log.emit('page.hidden', {});
    pass(12.34);
    log.emit('engine.probed', { to: 'websocket' }, 'c2');
    log.settle();
    pass(1);
    log.emit('page.shown', {});
    log.settle();
    expect(log.events()).toEqual([
      { type: 'page.hidden', seq: 1, at: 0, connection: undefined },
      { type: 'engine.probed', seq: 2, at: 12.3, connection: 'c2', to: 'websocket' },
      { type: 'page.shown', seq: 3, at: 13.3, connection: undefined },
    ]);
    expect(log.count()).toBe(3);
  });

  test('keeps the time at which it was seen, however late it is settled', () => {
    const { log, pass } = bench();
    packets(log, 1);
    pass(900);
    log.settle();
    expect(log.events()[0]).toMatchObject({ at: 0, connection: 'c1' });
  });

  test('is told packets and facts mixed, in the order in which they came', () => {
    const { log, heard } = bench();
    log.packet(connection, true, false, 'first', 7);
    log.emit('page.hidden', {});
    log.packet(connection, false, false, 'second', 9);
    log.settle();
    expect(heard).toEqual([[
      expect.objectContaining({ seq: 1, type: 'event.sent', name: 'first', size: 7, connection: 'c1' }),
      expect.objectContaining({ seq: 2, type: 'page.hidden' }),
      expect.objectContaining({ seq: 3, type: 'event.received', name: 'second', size: 9 }),
    ]]);
  });

  test('is masked before anybody hears of it', () => {
    const masked: RawEvent[] = [];
    const { log, heard } = bench({
      mask: (event) => {
        masked.push(event);
        return plain({ ...event, ...('message' in event ? { message: 'masked' } : {}) } as RawEvent);
      },
    });
    log.emit('page.erred', { kind: 'error', message: 'hunter2' });
    packets(log, 2);
    log.settle();
    expect(masked).toHaveLength(3);
    expect(JSON.stringify([heard, log.events()])).not.toContain('hunter2');
    expect(log.events()[0]).toMatchObject({ message: 'masked' });
  });

  test.each<[string, Partial<LogSetup>]>([
    ['narrated', { narrate: (packet) => (packet.head === 'p1' ? JSON.parse('{') as Stated : asEvent(packet)) }],
    ['masked', { mask: (event) => ('name' in event && event.name === 'p1' ? JSON.parse('{') as LogEvent : plain(event)) }],
  ])('is said to be a fault where it cannot be %s, and what follows is told', (_, setup) => {
    const { log } = bench(setup);
    packets(log, 3);
    expect(log.settle()).toBe(true);
    expect(types(log.events())).toEqual(['event.received', 'session.faulted', 'event.received']);
    expect(log.events()[1]).toMatchObject({ where: 'log', message: expect.stringContaining('SyntaxError') as string });
  });
});

describe('waking', () => {
  test('happens once a burst, and again after it was settled', () => {
    const { log, wakes } = bench();
    log.emit('page.hidden', {});
    packets(log, 50);
    expect(wakes()).toBe(1);
    log.settle();
    packets(log, 2);
    expect(wakes()).toBe(2);
  });

  test('is not told to listeners that there is nothing', () => {
    const { log, heard } = bench();
    expect(log.settle()).toBe(true);
    expect(heard).toEqual([]);
  });
});

describe('a budget', () => {
  test('cuts settling into slices that go on where the last one ended', () => {
    let time = 0;
    const { log, heard } = bench({ now: () => (time += 1) });
    packets(log, 200);
    let slices = 0;
    while (!log.settle(2)) slices += 1;
    expect(slices).toBeGreaterThan(1);
    expect(heard.length).toBe(slices + 1);
    expect(heard.flat().map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(log.events()).toHaveLength(200);
  });

  test('that is not given means all at once', () => {
    const { log, heard } = bench();
    packets(log, 5_000);
    expect(log.settle()).toBe(true);
    expect(heard.map((batch) => batch.length)).toEqual([5_000]);
  });
});

describe('bounds', () => {
  test('packets beyond the pending ones are counted and said, and facts still get in', () => {
    const { log } = bench();
    packets(log, PENDING_PACKETS + 7);
    log.emit('page.hidden', {});
    log.settle();
    expect(log.events().slice(-2)).toEqual([
      expect.objectContaining({ type: 'page.hidden' }),
      expect.objectContaining({ type: 'session.overflowed', what: 'pending', lost: 7 }),
    ]);
    expect(log.count()).toBe(PENDING_PACKETS + 2);
    packets(log, 3);
    log.settle();
    expect(log.count()).toBe(PENDING_PACKETS + 5);
  });

  test('a slice makes room for as many packets as it settled', () => {
    let time = 0;
    const { log } = bench({ now: () => (time += 1) });
    packets(log, PENDING_PACKETS);
    log.settle(2);
    const room = log.count();
    packets(log, room);
    log.settle();
    expect(types(log.events())).not.toContain('session.overflowed');
    expect(log.count()).toBe(PENDING_PACKETS + room);
  });

  test('a flood of messages pushes out old messages, never the story, and it is said', () => {
    const { log } = bench();
    log.emit('engine.probed', { to: 'websocket' }, 'c1');
    for (let left = CHATTER_KEPT * 3; left > 0; left -= 1_000) {
      packets(log, 1_000);
      log.settle();
    }
    log.settle();
    const events = log.events();
    expect(events[0]).toMatchObject({ type: 'engine.probed', seq: 1 });
    const chatter = events.filter(({ type }) => type === 'event.received');
    expect(chatter.length).toBeLessThanOrEqual(CHATTER_KEPT * 1.25);
    expect(chatter.length).toBeGreaterThanOrEqual(CHATTER_KEPT);
    const lost = events.flatMap((event) => (event.type === 'session.overflowed' && event.what === 'chatter' ? [event.lost] : []));
    expect(lost.reduce((sum, count) => sum + count, chatter.length)).toBe(CHATTER_KEPT * 3);
    expect(events.map(({ seq }) => seq)).toEqual([...events].map(({ seq }) => seq).sort((left, right) => left - right));
  });

  test('a story without end keeps its newest part, and it is said', () => {
    const { log } = bench();
    packets(log, 5);
    for (let index = 0; index < STORY_KEPT * 1.25 + 1; index += 1) {
      log.emit('page.hidden', {});
      if (index % 1_000 === 0) log.settle();
    }
    log.settle();
    log.settle();
    const events = log.events();
    expect(events.filter(({ type }) => type === 'page.hidden')).toHaveLength(STORY_KEPT);
    expect(events.filter(({ type }) => type === 'event.received')).toHaveLength(5);
    expect(events.at(-1)).toMatchObject({ type: 'session.overflowed', what: 'story', lost: STORY_KEPT * 0.25 + 1 });
  });

  test('the list is a new one only after something was dropped', () => {
    const { log } = bench();
    packets(log, 10);
    log.settle();
    const before = log.events();
    packets(log, 10);
    log.settle();
    expect(log.events()).toBe(before);
    for (let index = 0; index < 30; index += 1) {
      packets(log, 1_000);
      log.settle();
    }
    expect(log.events()).not.toBe(before);
  });
});

describe('listeners', () => {
  test('one that throws hears no more and is recorded; the others hear everything', () => {
    const { log, heard } = bench();
    let calls = 0;
    log.subscribe(() => {
      calls += 1;
      throw new RangeError('mine');
    });
    const late: number[] = [];
    log.subscribe((batch) => late.push(batch.length));
    log.emit('page.hidden', {});
    log.settle();
    log.settle();
    log.emit('page.shown', {});
    log.settle();
    expect(calls).toBe(1);
    expect(late).toEqual([1, 1, 1]);
    expect(types(heard.flat())).toEqual(['page.hidden', 'session.faulted', 'page.shown']);
    expect(log.events()[1]).toMatchObject({ where: 'listener', message: 'RangeError: mine' });
  });

  test('one that left hears no more', () => {
    const { log } = bench();
    const lengths: number[] = [];
    const leave = log.subscribe((batch) => lengths.push(batch.length));
    packets(log, 2);
    log.settle();
    leave();
    leave();
    packets(log, 2);
    log.settle();
    expect(lengths).toEqual([2]);
  });

  test('what a listener states itself comes in the next batch', () => {
    const { log, heard, wakes } = bench();
    log.subscribe((batch) => {
      if (batch.some(({ type }) => type === 'page.hidden')) log.emit('mark.made', { words: 'seen' });
    });
    log.emit('page.hidden', {});
    expect(log.settle()).toBe(false);
    expect(wakes()).toBe(2);
    expect(log.settle()).toBe(true);
    expect(heard.map(types)).toEqual([['page.hidden'], ['mark.made']]);
  });
});

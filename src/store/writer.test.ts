import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forbidLocalStorage, type LocalStorage, useLocalStorage } from '../../test/fixtures/local-storage.ts';
import { databaseOf, later, recordOf, refusing } from '../../test/fixtures/records.ts';
import { session } from '../../test/fixtures/session.ts';
import { decodeChunks } from '../events/chunk.ts';
import type { LogEvent } from '../events/events.ts';
import type { Database } from './database.ts';
import { mergeTails } from './merge-tails.ts';
import { readEntries } from './read-database.ts';
import { createShelf } from './sessions.ts';
import { TAIL_PREFIX } from './tail.ts';
import { createWriter, type Writer } from './writer.ts';

const many = session(...Array.from({ length: 1_200 }, () => ['page.shown'] as const));
const [one, two, three] = many as [LogEvent, LogEvent, LogEvent, ...LogEvent[]];
/** ms from an event to its batch, as the recorder gathers them. */
const GATHERED = 150;
let clock = 0;
let names = 0;
let database: Database;
let storage: LocalStorage;

beforeEach(() => {
  database = databaseOf(`writer-${(names += 1)}`).use;
  storage = useLocalStorage();
  clock = one.at + GATHERED;
});
afterEach(() => vi.useRealTimers());

interface Bench {
  readonly writer: Writer;
  /** What the writer said of where events go. */
  readonly said: string[];
  /** Gives the log more events, and wakes the writer. */
  log(...events: readonly LogEvent[]): void;
  /** The log's memory drops its oldest. */
  drop(count: number): void;
}

/** A writer of session `s1`, whose record counts what was asked of it. */
function bench(use: Database = database): Bench {
  const said: string[] = [];
  const events: LogEvent[] = [];
  let records = 0;
  const writer = createWriter({
    session: 's1', database: use, record: () => recordOf('s1', { events: (records += 1) }), events: () => events, now: () => clock, later,
    changed: (to, because, lost) => said.push([to, because, lost].filter((part) => part !== undefined).join(' ')),
  });
  return {
    writer,
    said,
    log(...more) {
      events.push(...more);
      writer.write();
    },
    drop: (count) => void events.splice(0, count),
  };
}
const keys = async (kind: 'record' | 'chunk'): Promise<unknown[]> => (await readEntries(database, kind)).map(([key]) => key);
const stored = (): Promise<LogEvent[]> => createShelf(database).read('s1').then(({ events }) => events);
const tailKeys = (): unknown[] => (JSON.parse(String(storage[`${TAIL_PREFIX}s1`])) as [unknown][]).map(([key]) => key);
/** The events of every piece of the tail. */
const tailPieces = (): unknown[] => Object.keys(storage).sort().map((name) => [...decodeChunks([(JSON.parse(String(storage[name])) as [unknown, string][])[1]![1]]).events]);
const tailEvents = (): unknown[] => [...decodeChunks([(JSON.parse(String(storage[`${TAIL_PREFIX}s1`])) as [unknown, string][])[1]![1]]).events];

test('what is new is a chunk, named by its first event, and the record goes along', async () => {
  const { writer, log } = bench();
  log(one, two);
  await writer.flush();
  log();
  log(three);
  await writer.flush();
  expect(await keys('chunk')).toEqual([['chunk', 's1', 1], ['chunk', 's1', 3]]);
  expect(await readEntries(database, 'record')).toEqual([[['record', 's1'], recordOf('s1', { events: 2 })]]);
  expect(await stored()).toEqual([one, two, three]);
});

test('the record is renewed at once by what tells the story, and by packets alone once a second', async () => {
  const packets = session(...Array.from({ length: 5 }, () => ['event.received'] as const), ['page.shown']);
  const { writer, log } = bench();
  const recordsAfter = async (event: LogEvent | undefined, ms: number): Promise<unknown> => {
    clock += ms;
    log(event as LogEvent);
    await vi.waitFor(async () => expect(await stored()).toContainEqual(event));
    return (await readEntries(database, 'record')).map(([, value]) => (value as { events: number }).events);
  };
  expect(await recordsAfter(packets[0], 0)).toEqual([1]);
  expect(await recordsAfter(packets[1], 500)).toEqual([1]);
  expect(await recordsAfter(packets[2], 499)).toEqual([1]);
  expect(await recordsAfter(packets[3], 1)).toEqual([2]);
  expect(await recordsAfter(packets[4], 500)).toEqual([2]);
  expect(await recordsAfter(packets[5], 1)).toEqual([3]);
  await writer.flush();
});

test('the record is renewed by packets alone where the tail has a newer one, and where all is written anew', async () => {
  const [first, second, third] = session(['event.received'], ['event.received'], ['event.received']) as [LogEvent, LogEvent, LogEvent];
  const { writer, log } = bench();
  const records = async (): Promise<unknown> => (await readEntries(database, 'record')).map(([, value]) => (value as { events: number }).events);
  log(first);
  await writer.flush();
  expect(await records()).toEqual([1]);
  log(second);
  log(third);
  writer.leaveTail();
  await writer.flush();
  expect(await records()).toEqual([3]);
  await writer.flush(true);
  expect(await records()).toEqual([4]);
});

test('what comes while a chunk is written is one chunk, and much is several', async () => {
  const { writer, log } = bench();
  log(one);
  log(two);
  log(...many.slice(2));
  await writer.flush();
  expect(await keys('chunk')).toEqual([1, 2, 502, 1_002].map((seq) => ['chunk', 's1', seq]));
  expect(await stored()).toEqual(many);
});

test('chunk and record come in one transaction, or not at all', async () => {
  const { writer, log } = bench((mode, use) => database(mode, (objects) => {
    const done = use(objects);
    objects.transaction.abort();
    return done;
  }));
  vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(() => undefined);
  log(one);
  await writer.flush();
  writer.stop();
  vi.restoreAllMocks();
  expect([await keys('record'), await keys('chunk')]).toEqual([[], []]);
});

test('bytes are those of all chunks', async () => {
  const { writer, log } = bench();
  log(one);
  await writer.flush();
  log(two);
  await writer.flush();
  const sizes = (await readEntries(database, 'chunk')).map(([, value]) => String(value).length);
  expect(writer.bytes()).toBe(sizes.reduce((sum, size) => sum + size, 0));
});

describe('a database that is slow', () => {
  const answering = (after: Promise<unknown>): Database => async (mode, use) => {
    await after;
    return database(mode, use);
  };

  test('has a tail beside it when its oldest event is 250 ms old, and again with each batch, until it has answered', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let answer: (value?: unknown) => void = () => undefined;
    const { writer, log } = bench(answering(new Promise((resolve) => (answer = resolve))));
    log(one);
    vi.advanceTimersByTime(99);
    expect(storage).toEqual({});
    vi.advanceTimersByTime(1);
    expect(tailEvents()).toEqual([one]);
    log(two);
    expect(tailEvents()).toEqual([one, two]);
    answer();
    await writer.flush();
    expect(storage).toEqual({});
    expect(await stored()).toEqual([one, two]);
    log(three);
    expect(storage).toEqual({});
  });

  test('does not hold up the page: what is full of the tail is not written again, and no more than a chunk each time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let answer: (value?: unknown) => void = () => undefined;
    const { writer, log } = bench(answering(new Promise((resolve) => (answer = resolve))));
    log(...many.slice(0, 400));
    vi.advanceTimersByTime(100);
    log(...many.slice(400, 450));
    expect(tailPieces()).toEqual([many.slice(0, 450)]);
    log(...many.slice(450));
    expect(tailPieces()).toEqual([many.slice(0, 450), many.slice(450, 950)]);
    writer.leaveTail();
    expect(tailPieces()).toEqual([many.slice(0, 450), many.slice(450)]);
    const pieces = { ...storage };
    answer();
    await writer.flush();
    expect(storage).toEqual({});
    // A page that was killed before that: the pieces are as good as the chunks.
    await createShelf(database).remove('s1');
    for (const [name, text] of Object.entries(pieces).reverse()) storage.setItem(name, String(text));
    await mergeTails(database);
    expect(await stored()).toEqual(many);
    const [[, newest]] = JSON.parse(String(Object.values(pieces)[1])) as [[unknown, unknown]];
    expect((await readEntries(database, 'record')).map(([, value]) => value)).toEqual([newest]);
  });

  test('and that refuses has one as well', async () => {
    const { writer, log } = bench(refusing(database, () => true));
    log(one);
    await writer.flush();
    log(two);
    expect(tailEvents()).toEqual([one, two]);
    writer.stop();
  });
});

describe('a database that refuses', () => {
  test('once is asked again, and nobody hears of it', async () => {
    const flaky = refusing(database, (use) => use === 1);
    const { writer, log, said } = bench(flaky);
    log(one);
    await writer.flush();
    expect(said).toEqual([]);
    expect(flaky.uses()).toBe(2);
    expect(await stored()).toEqual([one]);
  });

  test('twice is said, and asked again later; when it takes them, that is said too, and nothing is lost', async () => {
    const healing = refusing(database, (use) => use <= 2);
    const { writer, log, said } = bench(healing);
    log(one);
    await writer.flush();
    expect(said).toEqual([expect.stringContaining('memory QuotaExceededError')]);
    log(two);
    await writer.flush();
    expect(healing.uses()).toBe(2);
    await vi.waitFor(() => expect(said).toHaveLength(2), 2_000);
    expect(said[1]).toBe('indexeddb');
    await writer.flush();
    expect(await stored()).toEqual([one, two]);
  });

  test('for ever is asked seldom, and said once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const full = refusing(database, () => true);
    const { log, said } = bench(full);
    log(one);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(said).toHaveLength(1);
    expect(full.uses()).toBeGreaterThan(10);
    expect(full.uses()).toBeLessThan(50);
  });

  test('is left alone after the stop', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const full = refusing(database, () => true);
    const { writer, log } = bench(full);
    log(one);
    await writer.flush();
    writer.stop();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(full.uses()).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('does not take away the tail, which is all there is', async () => {
    const { writer, log } = bench(refusing(database, () => true));
    log(one);
    writer.leaveTail();
    await writer.flush();
    writer.stop();
    expect(Object.keys(storage)).toEqual([`${TAIL_PREFIX}s1`]);
    await mergeTails(database);
    expect(await stored()).toEqual([one]);
  });
});

describe('a database that was made anew', () => {
  test('gets all that is in memory again, and what is not is counted', async () => {
    const { writer, log, said, drop } = bench();
    log(...many);
    await writer.flush();
    drop(700);
    database = databaseOf(`writer-anew-${names}`).use;
    const { writer: next, log: logNext, said: saidNext, drop: dropNext } = bench();
    logNext(...many);
    await next.flush();
    dropNext(700);
    await createShelf(database).remove('s1');
    next.forget();
    next.write();
    await next.flush();
    expect(saidNext).toEqual(['indexeddb deleted 700']);
    expect(await stored()).toEqual(many.slice(700));
    expect(said).toEqual([]);
  });

  test('is nothing new to a session that has just begun', async () => {
    const { writer, log, said } = bench();
    writer.forget();
    log(one);
    await writer.flush();
    expect(said).toEqual([]);
    expect(await keys('chunk')).toEqual([['chunk', 's1', 1]]);
  });

  test('or closed is said, and written to again, with a record even of packets alone', async () => {
    const [, packet] = session(['page.shown'], ['event.received']) as [LogEvent, LogEvent];
    const { writer, log, said } = bench();
    log(one);
    await writer.flush();
    writer.interrupt('closed');
    log(packet);
    await writer.flush();
    expect(await readEntries(database, 'record')).toEqual([[['record', 's1'], recordOf('s1', { events: 2 })]]);
    expect(said).toEqual(['memory closed', 'indexeddb']);
  });
});

describe('the tail of a dying page', () => {
  test('holds what is not confirmed, and is taken away once it is', async () => {
    const { writer, log } = bench();
    log(one);
    writer.leaveTail();
    expect(Object.keys(storage)).toEqual([`${TAIL_PREFIX}s1`]);
    await writer.flush();
    expect(Object.keys(storage)).toEqual([]);
  });

  test('is not left where all is confirmed', async () => {
    const { writer, log } = bench();
    log(one);
    await writer.flush();
    writer.leaveTail();
    expect(Object.keys(storage)).toEqual([]);
  });

  test('holds only what came after the last confirmed chunk, under a key that no chunk has', async () => {
    const { writer, log } = bench();
    log(one);
    await writer.flush();
    log(two);
    writer.leaveTail();
    expect(tailKeys()).toEqual([['record', 's1'], ['chunk', 's1', 1.5]]);
    await writer.flush();
  });

  test('merged once or twice gives the same, also where the database had it all along, and more', async () => {
    const { writer, log } = bench();
    log(one);
    log(two);
    writer.leaveTail();
    const left = storage[`${TAIL_PREFIX}s1`];
    log(three);
    await writer.flush();
    for (let times = 0; times < 2; times += 1) {
      storage.setItem(`${TAIL_PREFIX}s1`, String(left));
      await mergeTails(database);
      expect(await stored()).toEqual([one, two, three]);
    }
  });

  test('that is too long loses its oldest events, never its record', () => {
    const { writer, log } = bench(refusing(database, () => true));
    const long = session(...Array.from({ length: 1_000 }, () => ['mark.made', { words: 'x'.repeat(1_000) }] as const));
    log(...long);
    writer.leaveTail();
    writer.stop();
    expect(tailKeys()).toEqual([['record', 's1'], ['chunk', 's1', 750.5]]);
  });

  test('holds what its full pieces held, where those were cleared with the database', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { writer, log } = bench(() => new Promise(() => undefined));
    log(...many.slice(0, 500));
    vi.advanceTimersByTime(100);
    log(...many.slice(500, 600));
    expect(tailPieces()).toEqual([many.slice(0, 500), many.slice(500, 600)]);
    for (const name of Object.keys(storage)) storage.removeItem(name);
    writer.forget();
    writer.leaveTail();
    expect(tailPieces()).toEqual([many.slice(0, 600)]);
  });

  test('is dropped with its pieces, and none of another session whose id begins alike', async () => {
    storage.setItem(`${TAIL_PREFIX}s11`, '[]');
    const { writer, log } = bench();
    log(one);
    writer.leaveTail();
    await writer.flush();
    expect(Object.keys(storage)).toEqual([`${TAIL_PREFIX}s11`]);
  });

  test('costs nothing where the page may have no localStorage', async () => {
    forbidLocalStorage();
    const { writer, log } = bench();
    log(one);
    writer.leaveTail();
    await writer.flush();
    expect(await stored()).toEqual([one]);
  });
});

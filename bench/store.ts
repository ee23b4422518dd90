/** `npm run bench -- store [--engine NAME]... [--minutes N] [--write]`: what keeping costs, in each engine, and for long (`--minutes 0`: not that). */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { ChromiumDriver } from '../test/drivers/chromium.ts';
import type { Driver, Engine } from '../test/drivers/driver.ts';
import { enginesToTest, launch } from '../test/drivers/launch.ts';
import { startSite } from '../test/durability/server.ts';
import { writeSection } from './write-section.ts';

const top = join(import.meta.dirname, '..');
const dist = join(top, 'dist');
const { values } = parseArgs({ allowPositionals: true, options: { minutes: { type: 'string', default: '10' }, engine: { type: 'string', multiple: true }, write: { type: 'boolean', default: false } } });

/** Events sent at up to 20,000/s. More than the log keeps in memory of packets, so that slow writing would lose some. */
const FLOOD = 30_000;

/**
 * Times every task in which the recorder settles and writes, whose wake-ups these are: from its begin
 * to the end of all the promises behind it. The app itself uses none of them.
 */
const MEASURE = `
  window.tasks = [];
  const timed = (action) => function (...given) {
    const begin = performance.now();
    const done = () => tasks.push(performance.now() - begin);
    let left = 40;
    const step = () => (left -= 1) ? Promise.resolve().then(step) : done();
    try { return action.apply(this, given); } finally { step(); }
  };
  const { requestIdleCallback: idle, setTimeout: timeout } = window;
  if (idle) window.requestIdleCallback = (action, more) => idle.call(window, timed(action), more);
  // The recorder's own pace where there is no idle callback; the panel's timers are not what is measured.
  else window.setTimeout = (action, ms, ...more) => timeout.call(window, ms === 100 || ms === 16 ? timed(action) : action, ms, ...more);
  for (const [owner, name] of [[IDBRequest.prototype, 'onsuccess'], [IDBTransaction.prototype, 'oncomplete']]) {
    const { get, set } = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { configurable: true, get, set(listener) { set.call(this, listener && timed(listener)); } });
  }`;

/** `events` of the newest record, as it is in the database. */
const STORED = `new Promise((resolve) => {
  const request = indexedDB.open('sockscope');
  request.onsuccess = () => {
    const records = request.result.transaction('log').objectStore('log').getAll(IDBKeyRange.bound(['record'], ['record', []]));
    records.onsuccess = () => { request.result.close(); resolve(Math.max(0, ...records.result.map(({ events }) => events))); };
  };
})`;

async function withPage<T>(engine: Engine, rate: number, use: (driver: Driver, site: Awaited<ReturnType<typeof startSite>>) => Promise<T>): Promise<T> {
  const site = await startSite({ dist, rate, script: MEASURE });
  const driver = await launch(engine);
  try {
    await driver.goto(`${site.origin}/app`);
    await driver.waitFor('socket.connected && document.querySelector("sockscope-root") !== null');
    await wait(1_000);
    return await use(driver, site);
  } finally {
    await driver.close();
    await site.stop();
  }
}

/** What a flood has left in the database. */
interface Flood {
  /** Facts a second, from the first event that is sent to the last fact that is in the database. */
  readonly rate: number;
  readonly stored: number;
}

const flood = (engine: Engine): Promise<Flood> => withPage(engine, 0, async (driver, site) => {
  const begin = Date.now();
  for (let sent = 0; sent < FLOOD; sent += 100) {
    site.burst(100);
    await wait(5);
  }
  let stored = 0;
  let last = Date.now();
  while (Date.now() - last < 2_000 || !await driver.evaluate(`received === ${FLOOD}`)) {
    const now = await driver.evaluate<number>(STORED);
    if (now > stored) last = Date.now();
    stored = now;
  }
  return { rate: stored / ((last - begin) / 1_000), stored };
});

/** Tasks of ours at 1,000 events/s, in ms. */
const blocks = (engine: Engine): Promise<{ readonly p99: number; readonly longest: number; readonly count: number }> =>
  withPage(engine, 1_000, async (driver) => {
    await driver.evaluate('void (tasks.length = 0)');
    await wait(20_000);
    const tasks = (await driver.evaluate<number[]>('tasks')).sort((left, right) => left - right);
    return { p99: tasks[Math.floor(tasks.length * 0.99)] ?? NaN, longest: tasks[tasks.length - 1] ?? NaN, count: tasks.length };
  });

/** MB of the page's heap, minute by minute, at 500 events/s. */
const memory = (minutes: number): Promise<number[]> => withPage('chromium', 500, async (driver) => {
  const heap: number[] = [];
  for (let minute = 0; minute <= minutes; minute += 1) {
    await driver.evaluate('void (tasks.length = 0)');
    heap.push((await (driver as ChromiumDriver).heapBytes()) / 1_000_000);
    console.log(`after ${minute} min: ${heap[minute]?.toFixed(1)} MB`);
    if (minute < minutes) await wait(60_000);
  }
  return heap;
});

const rows: string[] = [];
for (const engine of enginesToTest().filter((name) => values.engine?.includes(name) ?? true)) {
  const { rate, stored } = await flood(engine);
  const { p99, longest, count } = await blocks(engine);
  const row = `| ${engine} | ${Math.round(rate).toLocaleString('en-US')} | ${stored.toLocaleString('en-US')} | ${p99.toFixed(1)} | ${longest.toFixed(1)} | ${count} |`;
  rows.push(row);
  console.log(row);
}
const minutes = Number(values.minutes);
const heap = minutes > 0 ? await memory(minutes) : [];
if (values.write && rows.length > 0) {
  writeSection('Keeping', [
    '`npm run bench -- store --write`', '',
    `Facts a second: ${FLOOD.toLocaleString('en-US')} events sent at up to 20,000/s, until the last is in the database. Tasks: each in which Sockscope`,
    'settles and writes, with the promises behind it, at 1,000 events a second for 20 s.', '',
    '| engine | facts/s written | facts written in all | p99 task, ms | longest task, ms | tasks |', '|---|---|---|---|---|---|', ...rows,
  ]);
}
if (values.write && minutes > 0) {
  writeSection('Keeping for long', [
    '`npm run bench -- store --write`', '',
    `Heap of the page in Chromium after a garbage collection, at 500 events a second, at the start and after each minute, in MB:`,
    `${heap.map((value) => value.toFixed(1)).join(', ')}.`,
  ]);
}

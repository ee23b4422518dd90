import { setTimeout as wait } from 'node:timers/promises';
import type { SessionRecord } from '../../src/events/session-record.ts';
import { type Driver, type Engine, waitUntil } from '../drivers/driver.ts';
import { launch } from '../drivers/launch.ts';
import { exported } from './exported.ts';
import { startSite } from './server.ts';
import { numbersIn, PROMISE_MS } from './verdict.ts';

const TABS = 5;
/** Sessions that are over, so many that a third of them has to go. */
const OLD = 45;

/** What five tabs that recorded at once have left. */
export interface Tabs {
  readonly engine: Engine;
  readonly seconds: number;
  /** Sessions of the five that were there, and their events. */
  readonly sessions: number;
  readonly events: number;
  /** Events that are missing, doubled, out of order, or another tab's. */
  readonly wrong: number;
  /** Old sessions that pruning has left. */
  readonly oldLeft: number;
}

/** Sessions that are newer than the tabs will be, so that the tabs are what would go first; one in three with marks. */
const seed = (driver: Driver): Promise<void> => driver.evaluate(`new Promise((resolve, reject) => {
  const request = indexedDB.open('sockscope');
  request.onupgradeneeded = () => request.result.createObjectStore('log');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const transaction = request.result.transaction('log', 'readwrite');
    for (let index = 0; index < ${OLD}; index += 1) {
      const startedAt = Date.now() + 600_000 + index;
      const record = { id: 'old-' + index, app: 'old', url: location.href, startedAt, lastAt: 0, seenAt: startedAt - 7_200_000,
        events: 0, bytes: 100, marks: index % 3 ? 0 : 1, masked: {}, state: 'left', worst: 'none' };
      transaction.objectStore('log').put(record, ['record', record.id]);
    }
    transaction.oncomplete = () => { request.result.close(); resolve(); };
  };
})`);

/** Opens five tabs, lets each receive 200 events a second, and reads what all have left, and what pruning has. */
export async function runFiveTabs(engine: Engine, dist: string, seconds: number): Promise<Tabs> {
  const site = await startSite({ dist });
  const driver = await launch(engine);
  try {
    await driver.goto(`${site.origin}/empty`);
    await seed(driver);
    await driver.evaluate(`void (document.body.innerHTML = '<button onclick="(window.tabs ??= []).push(window.open(&quot;/app&quot;))">open</button>')`);
    for (let tab = 1; tab <= TABS; tab += 1) {
      await driver.click('button');
      await waitUntil('a tab', () => driver.evaluate(`tabs.length === ${tab} && tabs[${tab - 1}].received > 0`));
    }
    await wait(seconds * 1_000);
    const ids = await driver.evaluate<string[]>(`Promise.all(tabs.map((tab) => tab.Sockscope.scope.sessions().then((list) => list[0].id)))`);
    const first = await driver.evaluate<number[][]>(`tabs.map((tab) => [tab.first, tab.received])`);
    // What they had until now is promised; where a tab is closed without a goodbye, the last moment is not.
    await wait(PROMISE_MS + 150);
    await driver.evaluate(`void tabs.forEach((tab) => tab.close())`);
    await waitUntil('the tabs to be gone', () => driver.evaluate('tabs.every((tab) => tab.closed)'));
    await driver.goto(`${site.origin}/read`);
    await driver.waitFor('Sockscope.scope && document.querySelector("sockscope-root") !== null');
    const list = await driver.evaluate<SessionRecord[]>('Sockscope.scope.sessions()');
    let events = 0;
    let wrong = 0;
    for (const [tab, id] of ids.entries()) {
      const numbers = list.some((record) => record.id === id) ? numbersIn(await exported(driver, JSON.stringify(id))) : [];
      const [begin = 0, received = 0] = first[tab] ?? [];
      events += numbers.length;
      // Every tab hears every number from its first on: a session is that sequence, at least up to what the tab had told.
      wrong += numbers.filter((number, index) => number !== begin + index).length + Math.max(0, received - numbers.length);
    }
    return { engine, seconds, sessions: ids.filter((id) => list.some((record) => record.id === id)).length, events, wrong, oldLeft: list.filter(({ app }) => app === 'old').length };
  } finally {
    await driver.close();
    await site.stop();
  }
}

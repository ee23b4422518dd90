import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionRecord } from '../../src/events/session-record.ts';
import { createMortal, type Mortal } from '../durability/die.ts';
import { exported } from '../durability/exported.ts';
import { killAll, processesOf } from '../durability/processes.ts';
import { type Site, startSite } from '../durability/server.ts';
import { numbersIn } from '../durability/verdict.ts';
import type { Driver } from '../drivers/driver.ts';
import { enginesToTest } from '../drivers/launch.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const READY = 'globalThis.Sockscope?.scope && document.querySelector("sockscope-root") !== null';
const sessionsOf = (driver: Driver): Promise<SessionRecord[]> => driver.evaluate('Sockscope.scope.sessions()');

describe.each(enginesToTest())('what is kept in %s', (engine) => {
  let profile: string;
  let mortal: Mortal;
  let site: Site;
  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), `sockscope-keeping-${engine}-`));
    mortal = createMortal(engine, profile);
    await mortal.driver();
  }, 90_000);
  afterAll(async () => {
    await mortal.bury();
    await rm(profile, { recursive: true, force: true });
  });
  const onSite = async (use: (driver: Driver) => Promise<void>): Promise<void> => {
    site = await startSite({ dist });
    try {
      await use(await mortal.driver());
    } finally {
      await site.stop();
    }
  };

  test('a page that is loaded again and again leaves a session each time, whole, and each says that it was reloaded', () => onSite(async (driver) => {
    await driver.goto(`${site.origin}/app`);
    for (let load = 0; load < 5; load += 1) {
      await driver.waitFor('window.received > 20');
      await driver.reload();
    }
    await driver.waitFor(READY);
    const [, ...over] = await sessionsOf(driver);
    expect(over.map(({ ended }) => ended)).toEqual(Array.from({ length: 5 }, () => 'reloaded'));
    for (const { id } of over) {
      const events = await exported(driver, JSON.stringify(id));
      const numbers = numbersIn(events);
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
      expect(numbers.length).toBeGreaterThan(20);
      expect(events.map(({ type }) => type)).toContain('page.left');
    }
  }));

  test('a session says how it ended: closed, crashed, or open in another tab', () => onSite(async (driver) => {
    await driver.goto(`${site.origin}/app`);
    await driver.waitFor('window.received > 20');
    await driver.goto(`${site.origin}/empty`);
    await driver.click('button');
    await driver.waitFor('child.received > 20 && child.document.querySelector("sockscope-root") !== null');
    await driver.waitFor('child.Sockscope.scope.sessions().then((list) => list.length === 2)');
    await driver.goto(`${site.origin}/read`);
    await driver.waitFor(READY);
    await driver.waitFor(`Sockscope.scope.sessions().then((list) => list.map(({ ended }) => ended ?? 'now').join() === 'now,open,closed')`);
    // Its own session is stored: a file of it was made.
    await driver.evaluate('Sockscope.scope.bundle().then(() => true)');
    killAll(processesOf(engine, profile).content);
    await mortal.bury();
    const next = await mortal.driver();
    await next.goto(`${site.origin}/read`);
    await next.waitFor(READY);
    // The tab that was open was not the one that is seen last: an engine may have called it hidden.
    expect((await sessionsOf(next)).map(({ ended }) => (ended === 'killed' ? 'crashed' : ended))).toEqual([undefined, 'crashed', 'crashed', 'closed']);
  }), 60_000);

  test('a page that comes back from the back-forward cache goes on where it was', () => onSite(async (driver) => {
    await driver.goto(`${site.origin}/app`);
    await driver.waitFor('window.received > 20');
    await driver.evaluate(`void addEventListener('pageshow', ({ persisted }) => { window.cameBack = persisted; })`);
    await driver.goto(`${site.origin}/read`);
    await driver.waitFor(READY);
    expect((await sessionsOf(driver))[1]?.ended).toBe('closed');
    await driver.evaluate('void setTimeout(() => history.back())');
    await driver.waitFor('location.pathname === "/app"');
    // Playwright starts Chromium without that cache; what is not kept there is loaded anew.
    if (!await driver.evaluate('window.cameBack === true')) return;
    await driver.evaluate(`void Sockscope.scope.mark('back again')`);
    await driver.goto(`${site.origin}/read`);
    await driver.waitFor(READY);
    const list = await driver.waitFor<SessionRecord[]>(`Sockscope.scope.sessions().then((list) => list.find(({ url }) => url.endsWith('/app')).marks === 1 && list)`);
    const events = await exported(driver, JSON.stringify(list.find(({ url }) => url.endsWith('/app'))?.id));
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['page.left', 'page.returned', 'mark.made']));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  }), 60_000);

  test('nobody who wants the database deleted has to wait for us, and what was in memory is written again', () => onSite(async (driver) => {
    await driver.goto(`${site.origin}/app`);
    await driver.waitFor('window.received > 20');
    // So that there is something to delete.
    await driver.waitFor(`${READY} && Sockscope.scope.bundle().then(() => true)`);
    await driver.evaluate(`new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('sockscope');
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    })`);
    await driver.waitFor(`Sockscope.scope.bundle() && new Promise((resolve) => {
      const request = indexedDB.open('sockscope');
      // Not there yet: it is not for us to make it.
      request.onupgradeneeded = () => request.transaction.abort();
      request.onerror = () => resolve(false);
      request.onsuccess = () => {
        const keys = request.result.transaction('log').objectStore('log').getAllKeys();
        keys.onsuccess = () => { request.result.close(); resolve(keys.result.some(([kind, , number]) => kind === 'chunk' && number === 1)); };
      };
    })`);
    const events = await exported(driver, '');
    // What was under way may still have come into the database before it was deleted: then there is a third, between them.
    const changes = events.filter(({ type }) => type === 'storage.changed');
    expect([changes[0], changes[changes.length - 1]]).toMatchObject([{ to: 'memory', because: 'closed' }, { to: 'indexeddb', because: 'deleted', lost: 0 }]);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  }));
});

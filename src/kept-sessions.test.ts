import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { createFakeHost, type FakeHost } from '../test/fixtures/fake-host.ts';
import { useLocalStorage } from '../test/fixtures/local-storage.ts';
import { unreadable, upgradeRefused } from '../test/fixtures/stories.ts';
import { createKeptSessions, type KeptSessions } from './kept-sessions.ts';
import { putEntries } from './store/database.ts';
import { createShelf } from './store/sessions.ts';

const MINUTE = 60_000;
let kept: KeptSessions;

/** Sessions of a host, on a page that hears of being left and of nothing else. */
function keep(host: FakeHost): KeptSessions {
  useLocalStorage();
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  return (kept = createKeptSessions(host, () => undefined));
}

afterEach(() => {
  kept.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a silent page says each minute that it is alive, and one that was taken for dead writes all again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const host = createFakeHost(upgradeRefused);
  const flush = vi.spyOn(host, 'flush');
  await putEntries(host.database, [[['record', 'now'], { ...host.current(), seenAt: 1 }]]);
  await keep(host).list();
  host.play([9_000, 'page.hidden', {}]);
  vi.advanceTimersByTime(MINUTE);
  await vi.waitFor(async () => expect((await createShelf(host.database).list()).map(({ events }) => events)).toEqual([host.current().events]));
  expect(flush).not.toHaveBeenCalled();
  await createShelf(host.database).remove('now');
  vi.advanceTimersByTime(MINUTE);
  await vi.waitFor(() => expect(flush).toHaveBeenCalledWith(true));
});

test('a full disk gets room: half of what is over goes, the newest stays', async () => {
  const host = createFakeHost(upgradeRefused);
  for (const [index, id] of ['oldest', 'older', 'old', 'newest'].entries()) {
    await host.keep(id, unreadable, { bytes: 1_000, startedAt: Date.now() - (10 - index) * 3_600_000, seenAt: Date.now() - (10 - index) * 3_600_000 });
  }
  const sessions = keep(host);
  expect(await sessions.list()).toHaveLength(5);
  host.play([9_000, 'storage.changed', { to: 'memory', because: 'QuotaExceededError' }]);
  await vi.waitFor(async () => expect((await sessions.list()).map(({ id }) => id)).toEqual(['now', 'newest', 'old']));
});

test('after the stop nothing is written any more', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const host = createFakeHost(upgradeRefused);
  await keep(host).list();
  kept.stop();
  expect(vi.getTimerCount()).toBe(0);
});

import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { createFakeHost, type FakeHost } from '../test/fixtures/fake-host.ts';
import { useLocalStorage } from '../test/fixtures/local-storage.ts';
import { unreadable, upgradeRefused } from '../test/fixtures/stories.ts';
import { createKeptSessions, type KeptSessions } from './kept-sessions.ts';
import type { LogEvent } from './events/events.ts';
import { putEntries } from './store/database.ts';
import { encodeChunk } from './store/encode-chunk.ts';
import { createShelf } from './store/sessions.ts';
import { leaveTail } from './store/tail.ts';

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

test('a page that says goodbye when the next one is already there is heard', async () => {
  const host = createFakeHost(upgradeRefused);
  const sessions = keep(host);
  await host.keep('before', unreadable);
  expect((await sessions.read('before')).missing).toBe(0);
  const { events } = await sessions.read('before');
  const last = events[events.length - 1] as LogEvent;
  const goodbye = { ...last, seq: last.seq + 1, type: 'page.hidden' } as LogEvent;
  leaveTail('before', [[['record', 'before'], await sessions.find('before')], [['chunk', 'before', 0.5], encodeChunk([goodbye])]]);
  expect((await sessions.read('before')).events).toHaveLength(events.length + 1);
});

test('after the stop nothing is written any more', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const host = createFakeHost(upgradeRefused);
  await keep(host).list();
  kept.stop();
  expect(vi.getTimerCount()).toBe(0);
});

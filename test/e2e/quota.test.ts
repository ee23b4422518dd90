import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { LogEvent } from '../../src/events/events.ts';
import { findBrowser } from '../drivers/binaries.ts';
import { waitUntil } from '../drivers/driver.ts';
import { enginesToTest } from '../drivers/launch.ts';
import { exported } from '../durability/exported.ts';
import { startSite } from '../durability/server.ts';
import { numbersIn } from '../durability/verdict.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const changes = (events: readonly LogEvent[]): string[] => events.flatMap((event) => (event.type === 'storage.changed' ? event.to : []));
const logOf = (page: Page, id: string): Promise<LogEvent[]> =>
  exported({ evaluate: <T>(expression: string) => page.evaluate<T>(expression) } as Parameters<typeof exported>[0], id);

/** Only Chromium lets a test say how much an origin may store; elsewhere the refusal is injected (test/durability). */
test.skipIf(!enginesToTest().includes('chromium'))('a disk that is really full is said, and once there is room nothing is missing', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'sockscope-quota-'));
  const site = await startSite({ dist });
  const executablePath = findBrowser('SOCKSCOPE_CHROMIUM', ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser']);
  const context = await chromium.launchPersistentContext(profile, { ...(executablePath && { executablePath }), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = context.pages()[0] ?? await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize: 30_000 });
    await page.goto(`${site.origin}/app`);
    await waitUntil('the refusal', async () => changes(await logOf(page, '')).join() === 'memory', 20_000);
    expect((await logOf(page, '')).find(({ type }) => type === 'storage.changed')).toMatchObject({ because: expect.stringContaining('Quota') as string });
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.origin });
    await waitUntil('the recovery', async () => changes(await logOf(page, '')).join() === 'memory,indexeddb', 30_000);
    const id = await page.evaluate<string>('Sockscope.scope.sessions().then(([{ id }]) => id)');
    await page.goto(`${site.origin}/read`);
    await page.waitForFunction('globalThis.Sockscope?.scope && document.querySelector("sockscope-root") !== null');
    // The page that was left says goodbye while the next one is already there.
    await waitUntil('its goodbye', async () => (await logOf(page, JSON.stringify(id))).some(({ type }) => type === 'page.left'));
    const events = await logOf(page, JSON.stringify(id));
    const numbers = numbersIn(events);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  } finally {
    await context.close();
    await site.stop();
    await rm(profile, { recursive: true, force: true });
  }
}, 90_000);

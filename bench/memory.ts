import { setTimeout as wait } from 'node:timers/promises';
import type { BenchBrowser } from './chromium.ts';
import type { startRecordingPage, Variant } from './recording-page.ts';
import { READY } from './recording-page.ts';

/** Events of 200 B under so many names, and so few at a time (every 10 ms), that they are no flood: each is recorded by itself. */
const EVENTS = 4_000;
const NAMES = 100;
const AT_ONCE = 2;

/** Bytes of heap for each recorded event: what it grew on a page that records, less what it grew on a bare one. */
export async function measureMemory(browser: BenchBrowser, site: Awaited<ReturnType<typeof startRecordingPage>>): Promise<number> {
  const grown = async (variant: Variant): Promise<number> => {
    const page = await browser.open();
    await page.goto(site.url(variant));
    await page.until(READY);
    await page.evaluate(`void socket.emit('go', 1000, 200, ${NAMES}, ${AT_ONCE})`);
    await page.until('window.received === 1000');
    await wait(1_500);
    const before = await page.heap();
    await page.evaluate(`void socket.emit('go', ${EVENTS}, 200, ${NAMES}, ${AT_ONCE})`);
    await page.until(`window.received === ${EVENTS + 1_000}`, 120_000);
    await wait(3_000);
    const after = await page.heap();
    await page.close();
    return after - before;
  };
  return (await grown('sockscope') - await grown('bare')) / EVENTS;
}

import type { BenchBrowser } from './chromium.ts';
import type { startRecordingPage, Variant } from './recording-page.ts';

/** Events of 200 B under so many names that none is a flood: each is recorded by itself. */
const EVENTS = 15_000;
const NAMES = 100;

/** Bytes of heap for each recorded event: what it grew on a page that records, less what it grew on a bare one. */
export async function measureMemory(browser: BenchBrowser, site: Awaited<ReturnType<typeof startRecordingPage>>): Promise<number> {
  const grown = async (variant: Variant): Promise<number> => {
    const { page, session } = await browser.open();
    const heap = async (): Promise<number> => {
      for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    };
    await page.goto(site.url(variant));
    await page.waitForFunction('socket.connected && (!window.Sockscope || document.querySelector("sockscope-root"))');
    await page.evaluate(`void socket.emit('go', 1000, 200, ${NAMES})`);
    await page.waitForFunction('window.received === 1000');
    await page.waitForTimeout(1_500);
    const before = await heap();
    await page.evaluate(`void socket.emit('go', ${EVENTS}, 200, ${NAMES})`);
    await page.waitForFunction(`window.received === ${EVENTS + 1_000}`);
    await page.waitForTimeout(3_000);
    const after = await heap();
    await page.close();
    return after - before;
  };
  return (await grown('sockscope') - await grown('bare')) / EVENTS;
}

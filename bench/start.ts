import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchBrowser, median } from './chromium.ts';
import type { startRecordingPage } from './recording-page.ts';

const ROUNDS = 15;
const script = readFileSync(join(import.meta.dirname, '..', 'dist', 'sockscope.js'), 'utf8');

/** ms that the script takes to be evaluated, and to start where it is not dormant. */
export interface Starts {
  readonly throttle: number;
  readonly dormant: number;
  readonly active: number;
}

/** On a page of its own each time: compiled anew, as on a first visit. */
export async function measureStart(browser: BenchBrowser, site: Awaited<ReturnType<typeof startRecordingPage>>, throttle: number): Promise<Starts> {
  const dormant: number[] = [];
  const active: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { page, session } = await browser.open();
    await page.goto(site.url('bare'));
    await page.waitForFunction('socket.connected');
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    // A comment makes it another script each time, which no cache of compiled code knows.
    const [evaluated, started] = await page.evaluate(([text]) => {
      const begin = performance.now();
      // As a script tag would, but with a clock before and behind.
      // eslint-disable-next-line no-eval
      (0, eval)(text!);
      const between = performance.now();
      (globalThis as unknown as { Sockscope: { start(): unknown } }).Sockscope.start();
      return [between - begin, performance.now() - begin];
    }, [`${script}\n// ${round} ${throttle} ${Date.now()}`]) as [number, number];
    dormant.push(evaluated);
    active.push(started);
    await page.close();
  }
  return { throttle, dormant: median(dormant), active: median(active) };
}

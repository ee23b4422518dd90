import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchBrowser, median } from './chromium.ts';
import type { startRecordingPage } from './recording-page.ts';

const ROUNDS = 25;
const sockscope = readFileSync(join(import.meta.dirname, '..', 'dist', 'sockscope.js'), 'utf8');

/** Medians in ms, each on a page of its own, as on a first visit. */
export interface Starts {
  /** The first touch of localStorage, which the browser then reads from disk: whoever is first pays for it. */
  readonly storage: number;
  /** An empty script, put into the page: what any tag costs, and no part of the following. */
  readonly tag: number;
  /** Compiled and evaluated, and found that it is not wanted. */
  readonly dormant: number;
  /** The same, and started. */
  readonly active: number;
}

/**
 * An inline script runs when it is put into the page, so that a clock can stand before and behind it. The
 * comment makes it another script each time, which no cache of compiled code knows.
 */
const measured = (comment: string): string => `(() => {
  const timed = (action) => {
    const begin = performance.now();
    action();
    return performance.now() - begin;
  };
  const script = (text) => Object.assign(document.createElement('script'), { text: text + ${JSON.stringify(`\n// ${comment}`)} });
  const [empty, ours] = [script(''), script(${JSON.stringify(sockscope)})];
  const storage = timed(() => localStorage.getItem('nothing'));
  const tag = timed(() => document.head.append(empty));
  const dormant = timed(() => document.head.append(ours)) - tag;
  return { storage, tag, dormant, active: dormant + timed(() => Sockscope.start()) };
})()`;

export async function measureStart(browser: BenchBrowser, site: Awaited<ReturnType<typeof startRecordingPage>>, throttle: number): Promise<Starts> {
  const all: Starts[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await browser.open();
    await page.goto(site.url('bare'));
    await page.until('document.readyState === "complete" && socket.connected');
    await page.throttle(throttle);
    all.push(await page.evaluate<Starts>(measured(`${round} ${throttle} ${Date.now()}`)));
    await page.close();
  }
  const of = (name: keyof Starts): number => median(all.map((starts) => starts[name]));
  return { storage: of('storage'), tag: of('tag'), dormant: of('dormant'), active: of('active') };
}

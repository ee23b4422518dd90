/** `npm run bench -- recording [--write]`: what recording costs a page, beside two peers. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { launchBench, median } from './chromium.ts';
import { measureMemory } from './memory.ts';
import { startRecordingPage, type Variant, variants } from './recording-page.ts';
import { measureStart } from './start.ts';

/** Loads of the main thread that are compared; each round runs every variant once, in turn. */
const LOADS = [
  { name: '20,000 events of 200 B, one name', count: 20_000, size: 200, names: 1, rounds: 7 },
  { name: '20,000 events of 200 B, 40 names', count: 20_000, size: 200, names: 40, rounds: 5 },
  { name: '2,000 events of 10 kB, one name', count: 2_000, size: 10_000, names: 1, rounds: 7 },
] as const;

/** CPU of the main thread so far, in ms: thread ticks, so that a busy machine does not count. */
async function cpu(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

const browser = await launchBench();
const site = await startRecordingPage();
const lines: string[] = [];
const tell = (...told: string[]): void => {
  lines.push(...told);
  console.log(told.join('\n'));
};

for (const load of LOADS) {
  const spent = new Map<Variant, number[]>();
  for (let round = 0; round < load.rounds; round += 1) {
    for (const variant of Object.keys(variants) as Variant[]) {
      const { page, session } = await browser.open();
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.goto(site.url(variant));
      await page.waitForFunction('socket.connected && (!window.Sockscope || document.querySelector("sockscope-root"))');
      await page.waitForTimeout(500);
      const before = await cpu(session);
      await page.evaluate(`void socket.emit('go', ${load.count}, ${load.size}, ${load.names})`);
      await page.waitForFunction(`window.received === ${load.count}`, undefined, { timeout: 120_000 });
      // What a recorder does later, when the page is idle, counts too.
      await page.waitForTimeout(1_000);
      spent.set(variant, [...(spent.get(variant) ?? []), (await cpu(session)) - before]);
      await page.close();
    }
  }
  tell('', `**${load.name}** (median of ${load.rounds} rounds, variants in turn)`, '', '| page | CPU of the main thread, ms | ratio to bare, median of rounds (min to max) |', '|---|---|---|');
  const bare = spent.get('bare') ?? [];
  for (const [variant, values] of spent) {
    const ratios = values.map((value, round) => value / (bare[round] ?? NaN));
    tell(`| ${variant} | ${median(values).toFixed(0)} | ${median(ratios).toFixed(3)} (${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}) |`);
  }
}

tell('', `**Memory**: ${(await measureMemory(browser, site)).toFixed(0)} B of heap a recorded event of 200 B, its text included.`);
tell('', '**Start** (script compiled anew, median of 15)', '', '| CPU throttle | dormant, ms | active: evaluate and start, ms |', '|---|---|---|');
for (const throttle of [1, 4]) {
  const { dormant, active } = await measureStart(browser, site, throttle);
  tell(`| ${throttle}x | ${dormant.toFixed(2)} | ${active.toFixed(2)} |`);
}

if (process.argv.includes('--write')) {
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'benchmarks.md'), [
    '# Benchmarks', '', '`npm run bench -- recording --write` wrote this table.',
    `Chromium ${browser.version}, each event over WebSocket from a server on the same machine. Eruda and`,
    'vConsole show no WebSocket, so there the app logs each event, which is how they record. Of one name more',
    'than 500 events a second are counted (`event.flooded`) and not told one by one; with 40 names all are told.', ...lines, '',
  ].join('\n'));
}
await browser.close();
await site.stop();

import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, chromium } from 'playwright-core';
import { findBrowser } from '../test/drivers/binaries.ts';
import { startRecordingPage, type Variant, variants } from './recording-page.ts';

/** Loads of the main thread that are compared; each round runs every variant once, in turn. */
const LOADS = [
  { name: '20,000 events of 200 B', count: 20_000, size: 200, rounds: 7 },
  { name: '2,000 events of 10 kB', count: 2_000, size: 10_000, rounds: 7 },
] as const;

const executablePath = findBrowser('SOCKSCOPE_CHROMIUM', ['chromium', 'google-chrome', 'google-chrome-stable']);
if (!executablePath) throw new Error('no Chromium found');

/** CPU of the main thread so far, in ms: thread ticks, so that a busy machine does not count. */
async function cpu(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

const median = (values: readonly number[]): number => [...values].sort((left, right) => left - right)[values.length >> 1] ?? NaN;

const profile = await mkdtemp(join(tmpdir(), 'sockscope-bench-'));
const context = await chromium.launchPersistentContext(profile, { executablePath, args: ['--no-sandbox', '--disable-gpu', '--js-flags=--expose-gc'] });
const site = await startRecordingPage();
const lines: string[] = [];

for (const load of LOADS) {
  const spent = new Map<Variant, number[]>();
  for (let round = 0; round < load.rounds; round += 1) {
    for (const variant of Object.keys(variants) as Variant[]) {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.goto(site.url(variant));
      await page.waitForFunction('socket.connected && (!window.Sockscope || document.querySelector("sockscope-root"))');
      await page.waitForTimeout(500);
      const before = await cpu(session);
      await page.evaluate(`void socket.emit('go', ${load.count}, ${load.size})`);
      await page.waitForFunction(`window.received === ${load.count}`, undefined, { timeout: 120_000 });
      // What a recorder does later, when the page is idle, counts too.
      await page.waitForTimeout(1_000);
      spent.set(variant, [...(spent.get(variant) ?? []), (await cpu(session)) - before]);
      await page.close();
    }
  }
  lines.push('', `**${load.name}** (median of ${load.rounds} rounds, variants in turn)`, '', '| page | CPU of the main thread, ms | ratio to bare, median of rounds (min to max) |', '|---|---|---|');
  const bare = spent.get('bare') ?? [];
  for (const [variant, values] of spent) {
    const ratios = values.map((value, round) => value / (bare[round] ?? NaN));
    const row = `| ${variant} | ${median(values).toFixed(0)} | ${median(ratios).toFixed(3)} (${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}) |`;
    lines.push(row);
    console.log(load.name, row);
  }
}
if (process.argv.includes('--write')) {
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'benchmarks.md'), [
    '# Benchmarks', '', '`npm run bench -- recording --write` wrote this table.',
    `Chromium ${context.browser()?.version() ?? ''}, each event over WebSocket from a server on the same machine. Eruda and`,
    'vConsole show no WebSocket, so there the app logs each event, which is how they record.', ...lines, '',
  ].join('\n'));
}
await context.close();
await site.stop();
await rm(profile, { recursive: true, force: true });

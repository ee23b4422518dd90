/** `npm run bench -- recording [--only VARIANT]... [--rounds N] [--write]`: what recording costs a page, beside two peers. */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launchBench, median } from './chromium.ts';
import { measureMemory } from './memory.ts';
import { READY, startRecordingPage, type Variant, variants } from './recording-page.ts';
import { measureStart } from './start.ts';
import { writeSection } from './write-section.ts';

/** Loads of the main thread that are compared; each round runs every variant once, in turn, and the shortest so many times on its page. */
const LOADS = [
  { name: '20,000 events of 200 B, one name', count: 20_000, size: 200, names: 1, times: 1 },
  { name: '20,000 events of 200 B, 40 names', count: 20_000, size: 200, names: 40, times: 1 },
  { name: '2,000 events of 10 kB, one name', count: 2_000, size: 10_000, names: 1, times: 4 },
] as const;

/** Events that come before those that are measured. */
const FIRST = 200;

const { values: options } = parseArgs({ allowPositionals: true, options: {
  only: { type: 'string', multiple: true }, rounds: { type: 'string', default: '11' }, write: { type: 'boolean', default: false },
} });
const rounds = Number(options.rounds);
const wanted = (Object.keys(variants) as Variant[]).filter((variant) => variant === 'bare' || (options.only?.includes(variant) ?? true));
const browser = await launchBench(true);
const site = await startRecordingPage();
const lines: string[] = [];
const tell = (...told: string[]): void => {
  lines.push(...told);
  console.log(told.join('\n'));
};

/** CPU of each load on one page, in ms. */
async function spend({ count, size, names, times }: (typeof LOADS)[number], variant: Variant): Promise<number[]> {
  const page = await browser.open();
  await page.goto(site.url(variant));
  await page.until(READY);
  // What is loaded behind the recorder is there by then; its start is measured below. Neither the app's code nor
  // the recorder's is met for the first time by what is measured.
  await wait(1_000);
  await page.evaluate(`void socket.emit('go', ${FIRST}, ${size}, ${names})`);
  await page.until(`window.received === ${FIRST}`);
  await wait(1_000);
  const spent: number[] = [];
  for (let time = 1; time <= times; time += 1) {
    const before = await page.cpu();
    await page.evaluate(`void socket.emit('go', ${count}, ${size}, ${names})`);
    await page.until(`window.received === ${FIRST + time * count}`, 120_000);
    // What a recorder does later, when the page is idle, counts too.
    await wait(1_000);
    spent.push((await page.cpu()) - before);
  }
  await page.close();
  return spent;
}

for (const load of LOADS) {
  const spent = new Map<Variant, number[]>(wanted.map((variant) => [variant, []]));
  for (let round = 0; round < rounds; round += 1) for (const variant of wanted) spent.get(variant)?.push(...await spend(load, variant));
  tell('', `**${load.name}** (median of ${rounds} rounds${load.times > 1 ? ` of ${load.times} loads` : ''}, variants in turn)`, '', '| page | CPU of the main thread, ms | ratio to bare, of the medians | of single loads, min to max |', '|---|---|---|---|');
  const bare = spent.get('bare') ?? [];
  for (const [variant, values] of spent) {
    const ratios = values.map((value, round) => value / (bare[round] ?? NaN));
    tell(`| ${variant} | ${median(values).toFixed(0)} | ${(median(values) / median(bare)).toFixed(3)} | ${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)} |`);
  }
}

tell('', `**Memory**: ${(await measureMemory(browser, site)).toFixed(0)} B of heap a recorded event of 200 B, its text included.`);
tell('', '**Start** (script compiled anew on a fresh page, median of 25, ms)', '', '| CPU throttle | dormant: compile, evaluate, ask | active: the same and start | an empty script, apart | the first touch of localStorage, apart |', '|---|---|---|---|---|');
const unpinned = await launchBench();
for (const throttle of [1, 4]) {
  const { dormant, active, tag, storage } = await measureStart(unpinned, site, throttle);
  tell(`| ${throttle}x | ${dormant.toFixed(2)} | ${active.toFixed(2)} | ${tag.toFixed(2)} | ${storage.toFixed(2)} |`);
}

if (options.write) {
  writeSection('Recording', [
    '`npm run bench -- recording --write`', '',
    `Chromium ${browser.version} by nothing but the protocol of DevTools, and none of its domains that watch the network: a library`,
    'of tests turns those on, and a bare event then costs several times as much. The browser has a core to itself (but for',
    'the starts), and the server another. Each event comes over WebSocket from a',
    'server on the same machine. Eruda and vConsole show no WebSocket, so there the app logs each event, which is how they',
    'record. Of what comes in floods most is counted (`event.flooded`) and not told one by one: beyond 64 events a second',
    'of one name, or 300 of all. So this is what a flood costs, not what so many single facts would. Whole runs on one',
    'machine differed by 0.05 of a ratio, in both directions.', ...lines,
  ]);
}
await Promise.all([browser.close(), unpinned.close()]);
await site.stop();

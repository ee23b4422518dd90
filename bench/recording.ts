/** `npm run bench -- recording [--only VARIANT]... [--rounds N] [--write]`: what recording costs a page, beside two peers; its start too. */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type BenchBrowser, type BenchPage, launchBench, median } from './chromium.ts';
import { measureMemory } from './memory.ts';
import { READY, startRecordingPage, type Variant, variants } from './recording-page.ts';
import { benchScriptTags, START_ROUNDS } from './script-tags.ts';
import { writeSection } from './write-section.ts';

/**
 * Loads of the main thread, each so many times on a page of its own. Those of large messages not three or four times:
 * the browser's first collection of its own heap (12 ms) then falls on the page that has a little more in it, and on
 * the other one load later.
 */
const LOADS = [
  { name: '20,000 events of 200 B, one name', count: 20_000, size: 200, names: 1, times: 2 },
  { name: '20,000 events of 200 B, 40 names', count: 20_000, size: 200, names: 40, times: 2 },
  { name: '2,000 events of 10 kB, one name', count: 2_000, size: 10_000, names: 1, times: 10 },
] as const;
type Load = (typeof LOADS)[number];

/** Events that come before those that are measured. */
const FIRST = 200;

const { values: options } = parseArgs({ allowPositionals: true, options: {
  only: { type: 'string', multiple: true }, rounds: { type: 'string', default: '5' }, write: { type: 'boolean', default: false },
} });
const rounds = Number(options.rounds);
const wanted = (Object.keys(variants) as Variant[]).filter((variant) => options.only?.includes(variant) ?? true);
/** One for the bare page and one for the page beside it, so that both are in front. */
const browsers = [await launchBench(true), await launchBench(true)] as const;
/** A peer costs several times as much: there one round tells enough. */
const roundsOf = (variant: Variant): number => (variant === 'bare' || variant === 'sockscope' ? rounds : 1);
const site = await startRecordingPage();
const lines: string[] = [];
const tell = (...told: string[]): void => {
  lines.push(...told);
  console.log(told.join('\n'));
};

/** Events that a page is sent, and waits for. */
async function receive(page: BenchPage, count: number, { size, names }: Load): Promise<void> {
  await page.evaluate(`window.wanted = window.received + ${count}; void socket.emit('go', ${count}, ${size}, ${names})`);
  await page.until('window.received === window.wanted', 120_000);
  // What a recorder does later, when the page is idle, counts too.
  await wait(1_000);
}

/** A page of a variant to which neither the app's code nor the recorder's is new. */
async function open(browser: BenchBrowser, variant: Variant, load: Load): Promise<BenchPage> {
  const page = await browser.open();
  await page.goto(site.url(variant));
  await page.until(READY);
  // What is loaded behind the recorder is there by then; its start is measured below.
  await wait(1_000);
  await receive(page, FIRST, load);
  return page;
}

/** CPU of a bare page in ms, and of one with a variant beside it. */
type Pair = readonly [bare: number, other: number];

/**
 * What a load costs a bare page, and one with `variant` that has it at the same moment, so that what else the
 * machine does slows both. They take turns to be sent it first, which costs a hundredth.
 */
async function compareIn(order: readonly [BenchBrowser, BenchBrowser], load: Load, variant: Variant): Promise<Pair> {
  const pages = [await open(order[0], 'bare', load), await open(order[1], variant, load)];
  const spent: [number, number] = [0, 0];
  const spend = async (side: 0 | 1): Promise<void> => {
    const page = pages[side] as BenchPage;
    const before = await page.cpu();
    await receive(page, load.count, load);
    spent[side] += (await page.cpu()) - before;
  };
  for (let time = 0; time < load.times; time += 1) await Promise.all((time % 2 ? [1, 0] as const : [0, 1] as const).map(spend));
  for (const page of pages) await page.close();
  return [spent[0] / load.times, spent[1] / load.times];
}

/** In both browsers, as two of them are never quite alike. */
async function compare(load: Load, variant: Variant): Promise<Pair> {
  const [one, two] = browsers;
  const pairs = [await compareIn([one, two], load, variant), await compareIn([two, one], load, variant)] as const;
  return [(pairs[0][0] + pairs[1][0]) / 2, (pairs[0][1] + pairs[1][1]) / 2];
}

const unpinned = await launchBench();
for (const load of LOADS) {
  tell('', `**${load.name}** (median of ${rounds} rounds of two pairs of pages, ${load.times} loads each; one round of a peer)`, '', '| page | CPU of the main thread, ms a load | of the bare page beside it | ratio | of single rounds, min to max |', '|---|---|---|---|---|');
  for (const variant of wanted) {
    const pairs: Pair[] = [];
    for (let round = 0; round < roundsOf(variant); round += 1) pairs.push(await compare(load, variant));
    const ratios = pairs.map(([bare, other]) => other / bare);
    const [bare, other] = ([0, 1] as const).map((side) => median(pairs.map((pair) => pair[side])).toFixed(0));
    tell(`| ${variant} | ${other} | ${bare} | ${median(ratios).toFixed(3)} | ${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)} |`);
  }
}

tell('', `**Memory**: ${(await measureMemory(unpinned, site)).toFixed(0)} B of heap a recorded event of 200 B, its text included.`);

if (options.write) {
  writeSection('Recording', [
    '`npm run bench -- recording --write`', '',
    `Chromium ${unpinned.version} by nothing but the protocol of DevTools, and none of its domains that watch the network: a library`,
    'of tests turns those on, and a bare event then costs several times as much. Beside each page a bare one has the same',
    'load at the same moment, in another browser on the same core, so that whatever slows the machine slows both; the row',
    '`bare` is two bare pages, and says how far to trust the others. Each event comes over WebSocket from a',
    'server on the same machine. Eruda and vConsole show no WebSocket, so there the app logs each event, which is how they',
    'record. Of what comes in floods most is counted (`event.flooded`) and not told one by one: beyond 64 events a second',
    'of one name, or 300 of all. So this is what a flood costs, not what so many single facts would.', ...lines,
  ]);
}
console.log('\n**Start**\n');
await benchScriptTags(unpinned, START_ROUNDS, options.write);
await Promise.all([...browsers, unpinned].map((browser) => browser.close()));
await site.stop();

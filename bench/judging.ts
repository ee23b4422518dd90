import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../test/harm/bundle.ts';
import { launchBench, median } from './chromium.ts';
import { writeSection } from './write-section.ts';

/** Facts of the judged log, and how many come at once while the panel is open. */
const FACTS = 100_000;
const NEWS = 500;
const ROUNDS = 9;

const script = await bundle(join(import.meta.dirname, 'judging-page.ts'));
const folder = await mkdtemp(join(tmpdir(), 'sockscope-judging-'));
const file = join(folder, 'page.html');
await writeFile(file, `<!doctype html><meta charset="utf-8"><script>${script.replaceAll('</script', '<\\/script')}</script>`);
const browser = await launchBench();
const page = await browser.open();
await page.goto(pathToFileURL(file).href);
await page.until('window.judge');

interface Timed { readonly whole: number; readonly again: number; readonly found: number }
const rows: string[] = [];
for (const kind of await page.evaluate<string[]>('kinds')) {
  const rounds: Timed[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await page.evaluate<Timed>(`judge(${JSON.stringify(kind)}, ${FACTS}, ${NEWS})`));
  const of = (name: keyof Timed): string => median(rounds.map((timed) => timed[name])).toFixed(1);
  rows.push(`| ${kind} | ${of('whole')} | ${of('again')} |`);
}

const lines = [
  '`npm run bench -- judging --write`', '',
  `Chromium ${browser.version}, no throttle, median of ${ROUNDS}: all rules over a log of ${FACTS.toLocaleString('en')} facts, as a panel judges it:`,
  `on the page’s thread, never while something is recorded; and the same log again with ${NEWS} facts more, while the panel is open.`, '',
  '| the log | ms, whole | ms, with the news |', '|---|---|---|', ...rows, '',
];
console.log(lines.join('\n'));
if (process.argv.includes('--write')) writeSection('Judging', lines);
await browser.close();
await rm(folder, { recursive: true, force: true });

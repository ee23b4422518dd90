import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type BenchBrowser, median } from './chromium.ts';
import { writeSection } from './write-section.ts';

const read = (...path: readonly string[]): string => readFileSync(join(import.meta.dirname, '..', ...path), 'utf8');

/** Text of a script, and what its tag says. */
interface Tool {
  readonly text: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

const ours = read('dist', 'sockscope.js');
const TOOLS = {
  'an empty script': { text: '' },
  'sockscope, dormant': { text: ours },
  'sockscope, recording': { text: ours, attributes: { 'data-activate': 'always' } },
  vconsole: { text: `${read('node_modules', 'vconsole', 'dist', 'vconsole.min.js')}\nnew VConsole();` },
  eruda: { text: `${read('node_modules', 'eruda', 'eruda.js')}\neruda.init();` },
} as const satisfies Readonly<Record<string, Tool>>;
type ToolName = keyof typeof TOOLS;
const NAMES = Object.keys(TOOLS) as ToolName[];

/** Pages of each script and throttle; a median of fewer moves by a tenth. */
export const START_ROUNDS = 25;

/** What vConsole 3.15 cost on the machine for which the budgets of the start were set, in ms by CPU throttle. */
const VCONSOLE_THEN = { 1: 50, 4: 242 } as const;
type Throttle = keyof typeof VCONSOLE_THEN;
const THROTTLES = [1, 4] as const satisfies readonly Throttle[];

/** ms of CPU of one script. */
interface Start {
  /** On the page's thread: evaluated, whatever that starts synchronously included. */
  readonly main: number;
  /** Parsed where the browser does that: on another thread. */
  readonly parsed: number;
}

/**
 * The page has touched its storage and an element: the browser then reads the one from disk and builds the
 * prototypes of the other, and whoever is first pays for it. Told apart.
 */
const PAGE = '<!doctype html><title>start</title><body><script src="/first"></script>';
const FIRST = 'localStorage.getItem("nothing"); document.currentScript;';

/** Each script has another comment each time, so that no cache of compiled code knows it. */
async function startSite(): Promise<{ readonly origin: string; stop(): void }> {
  let served = 0;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url?.slice(1) ?? '');
    const text = path === 'first' ? FIRST : path in TOOLS ? TOOLS[path as ToolName].text : undefined;
    served += 1;
    response.setHeader('content-type', path === '' ? 'text/html' : 'text/javascript').setHeader('cache-control', 'no-store');
    // The keeper and the panel come later, and not into this figure.
    response.writeHead(path === '' || text !== undefined ? 200 : 404).end(path === '' ? PAGE : `${text ?? ''}\n// ${served}`);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => void server.close() };
}

/** Puts a tool's tag into a page of its own, as on a first visit. */
async function startOne(browser: BenchBrowser, origin: string, name: ToolName, throttle: Throttle): Promise<{ readonly tool: Start; readonly first: Start }> {
  const page = await browser.open();
  const { attributes = {} }: Tool = TOOLS[name];
  const events = await browser.trace(async () => {
    await page.throttle(throttle);
    await page.goto(`${origin}/`);
    await page.until('document.readyState === "complete"');
    await page.evaluate(`new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement('script'), { src: ${JSON.stringify(`/${encodeURIComponent(name)}`)}, onload: resolve, onerror: reject });
      Object.entries(${JSON.stringify(attributes)}).forEach(([key, value]) => script.setAttribute(key, value));
      document.body.append(script);
    }).then(() => undefined)`);
  });
  await page.close();
  const of = (path: string): Start => {
    const sum = (wanted: string): number => {
      const found = events.filter(({ name: what, args }) => what === wanted && (args?.data?.url ?? args?.fileName) === `${origin}/${encodeURIComponent(path)}`);
      if (found.length === 0) throw new Error(`Chromium’s trace has no ${wanted} of "${path}"`);
      return found.reduce((total, { tdur, dur }) => total + (tdur ?? dur ?? NaN), 0) / 1000;
    };
    return { main: sum('EvaluateScript'), parsed: sum('v8.parseOnBackground') };
  };
  return { tool: of(name), first: of('first') };
}

/** Measures, tells, and with `write` keeps it in docs/benchmarks.md. */
export async function benchScriptTags(browser: BenchBrowser, rounds: number, write: boolean): Promise<void> {
  const site = await startSite();
  const starts = new Map<string, Start[]>();
  const keep = (name: string, throttle: Throttle, start: Start): void => void starts.set(`${name} ${throttle}`, [...(starts.get(`${name} ${throttle}`) ?? []), start]);
  for (let round = 0; round < rounds; round += 1) {
    for (const throttle of THROTTLES) {
      for (const name of NAMES) {
        const { tool, first } = await startOne(browser, site.origin, name, throttle);
        keep(name, throttle, tool);
        keep('first', throttle, first);
      }
    }
  }
  site.stop();
  const ms = (name: string, throttle: Throttle, part: keyof Start): number => median((starts.get(`${name} ${throttle}`) ?? []).map((start) => start[part]));
  const cell = (name: ToolName, throttle: Throttle): string => {
    const own = ms(name, throttle, 'main');
    return `${own.toFixed(2)} | ${((own / ms('vconsole', throttle, 'main')) * VCONSOLE_THEN[throttle]).toFixed(2)}`;
  };
  const lines = [
    '| script | ms | where vConsole costs 50 | ms at 4x | where vConsole costs 242 | parsed on another thread, ms |', '|---|---|---|---|---|---|',
    ...NAMES.map((name) => `| ${name} | ${cell(name, 1)} | ${cell(name, 4)} | ${ms(name, 1, 'parsed').toFixed(2)} |`),
    '', `The first touch of localStorage and of an element: ${ms('first', 1, 'main').toFixed(2)} ms, ${ms('first', 4, 'main').toFixed(2)} at 4x.`,
  ];
  console.log(lines.join('\n'));
  if (!write) return;
  writeSection('Start', [
    '`npm run bench -- start --write`', '',
    `Chromium ${browser.version}: CPU of the page’s thread for a script tag on a page of its own, never seen before, median of ${rounds}; what it starts`,
    'synchronously is included. Beside it the same in ms of the machine for which the budgets were set (dormant 1, recording 5,',
    'at 4x 20), by what vConsole cost there: a shared machine is at times twice as slow. Chromium parses a script on another thread, which the last column',
    'tells (without a throttle); Safari parses on the page’s own. Whoever touches localStorage or an element first pays',
    'for that: the page has done both before, and what it paid is told below.', '', ...lines,
  ]);
}

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine } from '../drivers/driver.ts';
import { enginesToTest } from '../drivers/launch.ts';
import { cannotKnow } from './cannot-know.ts';
import { type Cell, cellName, type CellChoice, cellsOf, orders } from './cell.ts';
import { isClientVersion } from './clients.ts';
import { type Outcome, runMatrix, sayOutcome } from './matrix.ts';
import { compatibilityDoc, factTable, reasonList, versionTable } from './report.ts';

const USAGE = `npm run test:truth -- [--engine chromium|firefox|webkit]... [--version 2.5.0]... [--order before|after\\ bundle|after\\ connecting]... [--quick] [--at-once N] [--dist DIR] [--clients DIR] [--save FILE | --from FILE]
  --at-once  so many browsers at the same time, else 2
  --save     adds the outcomes to FILE, so that a run can be made in parts
  --from     runs nothing: writes the document from the parts in FILE
  --quick    one cell of each version and transport: bundled, Sockscope before the app
  --dist     folder of the built sockscope.js, else dist/
  --clients  folder whose node_modules holds the clients, else this package
docs/compatibility.md is written by a run that leaves nothing out, and by --from.`;

const top = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    engine: { type: 'string', multiple: true },
    version: { type: 'string', multiple: true },
    order: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    'at-once': { type: 'string', default: '2' },
    save: { type: 'string' },
    from: { type: 'string' },
    dist: { type: 'string', default: join(top, 'dist') },
    clients: { type: 'string', default: top },
    help: { type: 'boolean', default: false },
  },
});

/** Engines and versions as they were named, or an end with the usage. */
function choice(): CellChoice {
  const possible = enginesToTest();
  const engines = values.engine ?? possible;
  const versions = values.version?.filter(isClientVersion);
  const chosen = values.order ? orders.filter((order) => values.order?.includes(order)) : undefined;
  const unknown = engines.filter((name) => !possible.includes(name as Engine));
  if (unknown.length > 0 || versions?.length !== values.version?.length || chosen?.length !== values.order?.length) {
    console.error(`unknown: ${[...unknown, ...(values.version ?? []), ...(values.order ?? [])].join(' ')}\n${USAGE}`);
    process.exit(2);
  }
  const quick: Partial<CellChoice> = values.quick ? { forms: ['bundled'], orders: ['before'], levels: ['found'] } : {};
  return { engines: engines as Engine[], ...(versions && { versions }), ...(chosen && { orders: chosen }), ...quick };
}

if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
/** What a run, or a part of one, gave. */
interface Part {
  readonly outcomes: readonly Outcome[];
  readonly browsers: readonly (readonly [engine: string, name: string])[];
  readonly minutes: number;
}

const browserOf = ({ engine, version }: Cell): string => `${engine} ${version}`;

async function run(): Promise<Part> {
  const browsers = new Map<string, string>();
  const begun = Date.now();
  const outcomes: Outcome[] = [];
  // Each version of an engine has a browser and a server of its own.
  const cells = cellsOf(choice());
  const due = [...new Set(cells.map(browserOf))].map((browser) => cells.filter((cell) => browserOf(cell) === browser));
  const one = async (): Promise<void> => {
    for (let some = due.shift(); some; some = due.shift()) {
      outcomes.push(...await runMatrix({
        cells: some, dist: values.dist, clientRoot: values.clients,
        onEngine: (engine, userAgent) => browsers.set(engine, /(?:Chrome|Firefox|Version)\/[\d.]+/.exec(userAgent)?.[0] ?? userAgent),
        onOutcome: (outcome) => console.log(sayOutcome(outcome)),
      }));
    }
  };
  await Promise.all(Array.from({ length: Number(values['at-once']) }, one));
  return { outcomes, browsers: [...browsers], minutes: (Date.now() - begun) / 60_000 };
}

/** A line a part; the reasons of what is missing are a list of the code, and kept by their place in it. */
const write = ({ outcomes, ...part }: Part): string =>
  JSON.stringify({ ...part, outcomes: outcomes.map((outcome) => ({ ...outcome, explained: [...outcome.explained].map(([line, count]) => [cannotKnow.indexOf(line), count]) })) });
const read = (line: string): Part => {
  const part = JSON.parse(line) as Part;
  return { ...part, outcomes: part.outcomes.map((outcome) => ({ ...outcome, explained: new Map([...outcome.explained].map(([place, count]) => [cannotKnow[Number(place)]!, count])) })) };
};

const parts = values.from === undefined ? [await run()] : readFileSync(values.from, 'utf8').trim().split('\n').map(read);
if (values.save !== undefined) appendFileSync(values.save, `${parts.map(write).join('\n')}\n`);
// Of a cell that was run again the last outcome counts.
const outcomes = [...new Map(parts.flatMap((part) => part.outcomes).map((outcome) => [cellName(outcome.cell), outcome])).values()];
const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
console.log(`\n${versionTable(outcomes)}\n\n${factTable(outcomes)}\n\n${reasonList(outcomes)}`);
const faults = outcomes.reduce((count, outcome) => count + outcome.faults.length, 0);
console.log(`\n${outcomes.length} page loads in ${minutes.toFixed(1)} minutes, ${faults} faults`);
if (values.from !== undefined || (!values.engine && !values.version && !values.order && !values.quick)) {
  const file = join(top, 'docs', 'compatibility.md');
  writeFileSync(file, compatibilityDoc(outcomes, new Map(parts.flatMap((part) => part.browsers)), new Date().toISOString().slice(0, 10), minutes));
  console.log(`written: ${file}`);
}
if (faults > 0) process.exitCode = 1;

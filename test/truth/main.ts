import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine } from '../drivers/driver.ts';
import { enginesToTest } from '../drivers/launch.ts';
import { type CellChoice, cellsOf, orders } from './cell.ts';
import { isClientVersion } from './clients.ts';
import { runMatrix, sayOutcome } from './matrix.ts';
import { compatibilityDoc, factTable, reasonList, versionTable } from './report.ts';

const USAGE = `npm run test:truth -- [--engine chromium|firefox|webkit]... [--version 2.5.0]... [--order before|after\\ bundle|after\\ connecting]... [--quick] [--dist DIR] [--clients DIR]
  --quick    one cell of each version and transport: bundled, Sockscope before the app
  --dist     folder of the built sockscope.js, else dist/
  --clients  folder whose node_modules holds the clients, else this package
docs/compatibility.md is written by a run that leaves nothing out.`;

const top = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    engine: { type: 'string', multiple: true },
    version: { type: 'string', multiple: true },
    order: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
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
const cells = cellsOf(choice());
const browsers = new Map<string, string>();
const begun = Date.now();
const outcomes = await runMatrix({
  cells, dist: values.dist, clientRoot: values.clients,
  onEngine: (engine, userAgent) => browsers.set(engine, /(?:Chrome|Firefox|Version)\/[\d.]+/.exec(userAgent)?.[0] ?? userAgent),
  onOutcome: (outcome) => console.log(sayOutcome(outcome)),
});
const minutes = (Date.now() - begun) / 60_000;
console.log(`\n${versionTable(outcomes)}\n\n${factTable(outcomes)}\n\n${reasonList(outcomes)}`);
const faults = outcomes.reduce((count, outcome) => count + outcome.faults.length, 0);
console.log(`\n${outcomes.length} page loads in ${minutes.toFixed(1)} minutes, ${faults} faults`);
if (!values.engine && !values.version && !values.order && !values.quick) {
  const file = join(top, 'docs', 'compatibility.md');
  writeFileSync(file, compatibilityDoc(outcomes, browsers, new Date().toISOString().slice(0, 10), minutes));
  console.log(`written: ${file}`);
}
if (faults > 0) process.exitCode = 1;

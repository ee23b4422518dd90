/** `npm run test:durability`: lets pages die in every way, and writes what was lost into docs/durability.md. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine } from '../drivers/driver.ts';
import { enginesToTest } from '../drivers/launch.ts';
import { runCampaign } from './campaign.ts';
import { deaths } from './deaths.ts';
import { durabilityDoc, isKept, type Row, table } from './report.ts';

const USAGE = `npm run test:durability -- [--engine chromium|firefox|webkit]... [--death PATTERN]... [--times N] [--dist DIR] [--keep FILE] [--write]
  --death  only deaths whose name fits this regular expression
  --times  so many of each, else the number of a full run
  --keep   adds the rows to this file, so that a run can be made in parts
docs/durability.md is written by a run that leaves nothing out, or with --write from what --keep holds.`;

const top = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    engine: { type: 'string', multiple: true },
    death: { type: 'string', multiple: true },
    times: { type: 'string' },
    dist: { type: 'string', default: join(top, 'dist') },
    keep: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const keptRows = (): Row[] => (values.keep && existsSync(values.keep) ? (JSON.parse(readFileSync(values.keep, 'utf8')) as Row[]) : []);
const chosen = deaths.filter(({ name }) => values.death?.some((pattern) => new RegExp(pattern).test(name)) ?? true);
const rows: Row[] = keptRows();
if (!values.write) {
  for (const engine of enginesToTest().filter((name) => !values.engine || values.engine.includes(name))) {
    const news = await runCampaign({
      engine: engine as Engine, deaths: chosen, dist: values.dist, times: ({ times }) => Number(values.times ?? times),
      onOutcome: ({ name }, outcome) => console.log(engine.padEnd(9), name.padEnd(44), JSON.stringify(outcome)),
    });
    for (const row of news) for (const error of row.errors) console.error(engine, row.death, error);
    rows.push(...news);
    if (values.keep) {
      mkdirSync(dirname(values.keep), { recursive: true });
      writeFileSync(values.keep, JSON.stringify(rows));
    }
  }
}
/** The parts of one row that were run at different times, as one, in the order of the list. */
const whole = deaths.flatMap(({ name }) => (['chromium', 'firefox', 'webkit'] as const).flatMap((engine): Row[] => {
  const parts = rows.filter((row) => row.engine === engine && row.death === name);
  return parts.length === 0 ? [] : [{ engine, death: name, outcomes: parts.flatMap(({ outcomes }) => outcomes), errors: parts.flatMap(({ errors }) => errors) }];
}));
console.log(`\n${table(whole)}`);
if (values.write || !(values.engine ?? values.death ?? values.times ?? values.keep)) {
  const file = join(top, 'docs', 'durability.md');
  writeFileSync(file, durabilityDoc(whole, new Date().toISOString().slice(0, 10)));
  console.log(`written: ${file}`);
}
if (!whole.every(isKept)) process.exitCode = 1;

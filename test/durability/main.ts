/** `npm run test:durability`: lets pages die in every way, and writes what was lost into docs/durability.md. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine } from '../drivers/driver.ts';
import { enginesToTest } from '../drivers/launch.ts';
import { runCampaign } from './campaign.ts';
import { runFiveTabs } from './five-tabs.ts';
import { deaths } from './deaths.ts';
import { durabilityDoc, isKept, isWhole, type Results, type Row, table, tabsTable } from './report.ts';

const USAGE = `npm run test:durability -- [--engine chromium|firefox|webkit]... [--death PATTERN]... [--times N] [--at-once N] [--dist DIR] [--keep FILE] [--write] [--tabs SECONDS]
  --death  only deaths whose name fits this regular expression
  --times  so many of each, else the number of a full run
  --at-once  so many browsers at the same time, else 3
  --keep   adds the rows to this file, so that a run can be made in parts
  --tabs   only five tabs at once, for so long
docs/durability.md is written by a run that leaves nothing out, or with --write from what --keep holds.`;

/** How long five tabs record at once. */
const TABS_SECONDS = 60;

const top = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    engine: { type: 'string', multiple: true },
    death: { type: 'string', multiple: true },
    times: { type: 'string' },
    'at-once': { type: 'string', default: '3' },
    dist: { type: 'string', default: join(top, 'dist') },
    keep: { type: 'string' },
    tabs: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

/** What earlier parts of this run have found. */
const kept = (): Results => (values.keep && existsSync(values.keep) ? (JSON.parse(readFileSync(values.keep, 'utf8')) as Results) : { rows: [], tabs: [] });
const results = kept();
const rows = [...results.rows];
const tabs = [...results.tabs];
const keep = (): void => {
  if (!values.keep) return;
  mkdirSync(dirname(values.keep), { recursive: true });
  writeFileSync(values.keep, JSON.stringify({ rows, tabs }));
};
const complete = !(values.engine ?? values.death ?? values.times ?? values.keep ?? values.tabs);
const chosen = deaths.filter(({ name }) => values.death?.some((pattern) => new RegExp(pattern).test(name)) ?? true);

if (!values.write) {
  for (const engine of enginesToTest().filter((name) => !values.engine || values.engine.includes(name))) {
    if (values.tabs === undefined) {
      const news = await runCampaign({
        engine: engine as Engine, deaths: chosen, dist: values.dist, times: ({ times }) => Number(values.times ?? times), atOnce: Number(values['at-once']),
        onOutcome: ({ name }, outcome) => console.log(engine.padEnd(9), name.padEnd(44), JSON.stringify(outcome)),
      });
      for (const row of news) for (const error of row.errors) console.error(engine, row.death, error);
      rows.push(...news);
      keep();
    }
    if (complete || values.tabs !== undefined) {
      tabs.push(await runFiveTabs(engine, values.dist, Number(values.tabs ?? TABS_SECONDS)));
      keep();
    }
  }
}
/** The parts of one row that were run at different times, as one, in the order of the list. */
const whole = deaths.flatMap(({ name }) => (['chromium', 'firefox', 'webkit'] as const).flatMap((engine): Row[] => {
  const parts = rows.filter((row) => row.engine === engine && row.death === name);
  return parts.length === 0 ? [] : [{ engine, death: name, outcomes: parts.flatMap(({ outcomes }) => outcomes), errors: parts.flatMap(({ errors }) => errors) }];
}));
console.log(`\n${table(whole)}\n\n${tabsTable(tabs)}`);
if (values.write || complete) {
  const file = join(top, 'docs', 'durability.md');
  writeFileSync(file, durabilityDoc({ rows: whole, tabs }, new Date().toISOString().slice(0, 10)));
  console.log(`written: ${file}`);
}
if (!whole.every(isKept) || !tabs.every(isWhole)) process.exitCode = 1;

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { enginesToTest } from '../drivers/launch.ts';
import { labDocument } from './document.ts';
import { cellsOf, runCells } from './matrix.ts';
import { keepRecording } from './record.ts';
import { rejudge } from './rejudge.ts';
import { outcomeTable, sayOutcome, totalsOf } from './report.ts';
import type { Outcome } from './run-variant.ts';
import { variants } from './variants/index.ts';

const USAGE = `npm run test:lab -- [--only PATTERN] [--engine chromium|webkit|firefox]... [--jobs N] [--record] [--save FILE | --from FILE [--rejudge]] [--write] [--list]
  --only    variants whose id contains it (a regular expression)
  --jobs    so many variants at once, each in a browser of its own; 2 unless said
  --record  keeps what was recorded in test/fixtures/lab
  --save    adds the outcomes to FILE, so that a run can be made in parts
  --from    runs nothing: takes the outcomes in FILE; of a cell that was run again the last counts
  --rejudge judges the recordings of those outcomes anew, by the rules of today
  --write   writes docs/lab.md
  --list    only says what there is`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    engine: { type: 'string', multiple: true },
    jobs: { type: 'string', default: '2' },
    record: { type: 'boolean', default: false },
    save: { type: 'string' },
    from: { type: 'string' },
    rejudge: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const chosen = variants.filter(({ id }) => new RegExp(values.only).test(id));
const engines = enginesToTest().filter((engine) => values.engine?.includes(engine) ?? true);
const cells = cellsOf(chosen, engines);
if (values.list) {
  for (const { id, code, what, expected } of chosen) console.log(`${id.padEnd(36)} ${code.padEnd(5)} ${expected.join(', ') || 'healthy'}: ${what}`);
  console.log(`${chosen.length} variants, ${cells.length} runs`);
  process.exit(0);
}

const began = Date.now();
const outcomes: Outcome[] = values.from === undefined ? [] : readOutcomes(values.from);
let broken = 0;
if (values.from === undefined) {
  await runCells(cells, {
    jobs: Number(values.jobs),
    onRun(run) {
      const { events: _, ...outcome } = run;
      outcomes.push(outcome);
      console.log(sayOutcome(outcome));
      if (values.record) keepRecording(run);
      if (values.save !== undefined) appendFileSync(values.save, `${JSON.stringify(outcome)}\n`);
    },
    onBroken({ variant, engine, error }) {
      broken += 1;
      console.log(`did not run: ${variant.id} in ${engine}: ${error instanceof Error ? `${error.message} ${error.cause ? String(error.cause) : ''}` : String(error)}`);
    },
  });
}

/** The outcomes of a file of parts, the newest of each cell, in the order of the variants. */
function readOutcomes(file: string): Outcome[] {
  const all = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Outcome);
  const newest = new Map(all.map((outcome) => [`${outcome.variant} ${outcome.engine}`, outcome]));
  return cells.flatMap(({ variant, engine }) => {
    const outcome = newest.get(`${variant.id} ${engine}`);
    return outcome ? [values.rejudge ? rejudge(outcome, variant) : outcome] : [];
  });
}

const place = new Map(variants.map(({ id }, index) => [id, index]));
const sorted = [...outcomes].sort((left, right) => (place.get(left.variant) ?? 0) - (place.get(right.variant) ?? 0) || left.engine.localeCompare(right.engine));
const { lines, holds } = totalsOf(sorted);
console.log(`\n${outcomeTable(sorted, variants)}\n\n${lines.join('\n')}${broken > 0 ? `\n${broken} did not run` : ''}\n${((Date.now() - began) / 60_000).toFixed(1)} minutes`);
if (values.write) writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'lab.md'), labDocument(sorted, variants, new Date().toISOString().slice(0, 10)));
if (!holds || broken > 0) process.exitCode = 1;
// A browser that a library still waits for must not keep a finished run from ending.
process.exit();

/** `npm run test:checkup`: runs checkups beside a healthy app for minutes, and says what the app noticed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { enginesToTest } from '../drivers/launch.ts';
import { ADDED_MS, BASELINE_MS, disturb, type Disturbance, isUndisturbed } from './disturbance.ts';
import type { Transport } from './site.ts';

const USAGE = `npm run test:checkup -- [--engine chromium|firefox|webkit]... [--minutes N] [--jobs N] [--write]
  --minutes  so long in each engine with each transport, 5 unless said
  --jobs     so many browsers at the same time, 2 unless said
  --write    writes docs/checkup.md`;

const top = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    engine: { type: 'string', multiple: true },
    minutes: { type: 'string', default: '5' },
    jobs: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function table(results: readonly Disturbance[]): string {
  const head = ['engine', 'transport', 'minutes', 'checkups', 'questions of the app', 'p95 before, ms', 'p95 during, ms', 'connections lost', 'made anew', 'sessions left', 'handlers called'];
  return [head, head.map(() => '---'), ...results.map(({ engine, transport, minutes, checkups, asked, before, during, lost, reconnects, left, handled }) =>
    [engine, transport, minutes, checkups, asked, before.toFixed(1), during.toFixed(1), lost, reconnects, left, handled])].map(row).join('\n');
}

const open = enginesToTest().filter((engine) => values.engine?.includes(engine) ?? true)
  .flatMap((engine) => (['upgraded', 'websocket', 'polling'] as const satisfies readonly Transport[]).map((transport) => ({ engine, transport })));
const results: Disturbance[] = [];
await Promise.all(Array.from({ length: Number(values.jobs) }, async () => {
  for (let cell = open.shift(); cell; cell = open.shift()) {
    const result = await disturb(cell.engine, cell.transport, Number(values.minutes), join(top, 'dist'));
    console.log(isUndisturbed(result) ? 'undisturbed' : 'DISTURBED', JSON.stringify(result));
    results.push(result);
  }
}));
results.sort((left, right) => `${left.engine} ${left.transport}`.localeCompare(`${right.engine} ${right.transport}`));
console.log(`\n${table(results)}`);
if (values.write) {
  const file = join(top, 'docs', 'checkup.md');
  const text = `# The checkup and the app

Written by \`npm run test:checkup -- --write\` on ${new Date().toISOString().slice(0, 10)}. Do not edit by hand.

An app asks its server of another origin every 100 ms and waits for the ack. After ${BASELINE_MS / 1_000} s Sockscope's
checkup of that server is run again and again. The app may notice nothing: no connection lost, no round trip
that takes more than ${ADDED_MS} ms longer at the 95th percentile; and on the server no session is left, and no
handler of the app was called.

${table(results)}
`;
  writeFileSync(file, text);
}
process.exit(results.every(isUndisturbed) ? 0 : 1);

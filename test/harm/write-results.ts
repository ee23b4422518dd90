/** Writes `docs/do-no-harm.md` from what the last campaign found. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../drivers/driver.ts';
import { RESULTS, type Result } from './results.ts';

const ENGINES: Readonly<Record<Engine, string>> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };
/** As they are read, whichever ran first. */
const TOPICS = ['Browsers', 'web-platform-tests', 'What a page does and sees', 'Beside other tools', 'Unusual pages', 'Network', 'stop()', 'Secrets', 'Faults of our own'];

const results = readFileSync(RESULTS, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Result);
const cell = (topic: string, what: string, engine: Engine): string =>
  results.filter((one) => one.topic === topic && one.what === what && one.engine === engine).at(-1)?.result ?? '-';

const tables = TOPICS.flatMap((topic) => {
  const rows = [...new Set(results.filter((one) => one.topic === topic).map(({ what }) => what))];
  return rows.length === 0 ? [] : [
    `## ${topic}\n`,
    `| | ${Object.values(ENGINES).join(' | ')} |`,
    `|---|${'---|'.repeat(Object.keys(ENGINES).length)}`,
    ...rows.map((what) => `| ${[what, ...(Object.keys(ENGINES) as Engine[]).map((engine) => cell(topic, what, engine))].join(' | ')} |`),
    '',
  ];
});

const text = `# Do no harm

What a page is with Sockscope and without, as \`npm run test:harm\` found it. That command writes this file;
\`npm test\` runs a selection of the same tests. The tests are in \`test/harm\`.

"the same" means: compared with the same page without Sockscope, in the same run, nothing differed.
"-" means: not tried in that engine, or by no run that this file was written from. Where fewer places of the
faults were tried than there are, they are a selection (\`HARM_PLACES\`), and it has found less than all would.

${tables.join('\n')}`;
writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'do-no-harm.md'), text);
rmSync(RESULTS);

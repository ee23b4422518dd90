import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(import.meta.dirname, '..', 'docs', 'benchmarks.md');
const HEADING = '# Benchmarks\n\nWritten by the commands that each section names, from one run each. Do not edit by hand.\n';

/** Puts a section (`## title` and what follows) into docs/benchmarks.md in the place of an older one; the others stay. */
export function writeSection(title: string, lines: readonly string[]): void {
  const [, ...sections] = (existsSync(path) ? readFileSync(path, 'utf8') : HEADING).split(/^(?=## )/m);
  const others = sections.filter((section) => !section.startsWith(`## ${title}\n`)).map((section) => section.trim());
  const all = [...others, [`## ${title}`, '', ...lines].join('\n').trim()].sort();
  writeFileSync(path, `${[HEADING.trim(), ...all].join('\n\n')}\n`);
}

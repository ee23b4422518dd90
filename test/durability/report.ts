import type { Engine } from '../drivers/driver.ts';
import { deaths } from './deaths.ts';
import type { Tabs } from './five-tabs.ts';
import type { Outcome } from './verdict.ts';

/** Every death of one kind in one engine. */
export interface Row {
  readonly engine: Engine;
  readonly death: string;
  readonly outcomes: readonly Outcome[];
  /** Deaths that could not be judged, and why. */
  readonly errors: readonly string[];
}

/** All that a campaign has found. */
export interface Results {
  readonly rows: readonly Row[];
  readonly tabs: readonly Tabs[];
}

const sum = (outcomes: readonly Outcome[], field: keyof Outcome): number => outcomes.reduce((total, outcome) => total + outcome[field], 0);
const count = (value: number): string => value.toLocaleString('en-US');

/** Whether a row keeps the promise. */
export const isKept = ({ outcomes, errors }: Row): boolean =>
  errors.length === 0 && outcomes.every(({ lost, doubled, disordered }) => lost + doubled + disordered === 0);

/** Whether five tabs have left five sessions, each whole, and nothing too old. */
export const isWhole = ({ sessions, wrong, oldLeft }: Tabs): boolean => sessions === 5 && wrong === 0 && oldLeft <= 25;

/** Five tabs at once, as a Markdown table. */
export function tabsTable(tabs: readonly Tabs[]): string {
  const head = ['engine', 'seconds', 'sessions of the five', 'their events', 'missing, doubled, out of order or mixed', 'old sessions left of 45'];
  const cells = tabs.map(({ engine, seconds, sessions, events, wrong, oldLeft }) => [engine, String(seconds), String(sessions), count(events), count(wrong), String(oldLeft)]);
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const head = ['what happens', 'engine', 'deaths', 'received before the last 250 ms', 'found', 'lost', 'doubled', 'out of order', 'of the last 250 ms: found / received'];
  const cells = rows.map(({ engine, death, outcomes, errors }) => [
    death, engine, String(outcomes.length), ...(['promised', 'found', 'lost', 'doubled', 'disordered'] as const).map((field) => count(sum(outcomes, field))),
    `${count(sum(outcomes, 'lateFound'))} / ${count(sum(outcomes, 'late'))}${errors.length ? ` (${errors.length} not judged)` : ''}`,
  ]);
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The text of docs/durability.md. */
export function durabilityDoc({ rows, tabs }: Results, date: string): string {
  const total = rows.reduce((all, { outcomes }) => all + outcomes.length, 0);
  const refused = deaths.flatMap(({ name, refused: what }) => (what ? [`- *${name}*: ${what}.`] : []));
  const failures = rows.filter((row) => !isKept(row));
  return `# Durability

Written by \`npm run test:durability\` on ${date}: ${total} deaths. Do not edit by hand.

A page with Sockscope gets 200 events a second, numbered one after another, from a real Socket.IO server, and
tells by requests of its own which it has. At a random moment it dies. A new page of the same origin then
reads what is kept, through the file that a person would send. What the page had received more than 250 ms
before its death must be there, each once and in order; *lost* also counts every hole before the last event
that is there. Kills are SIGKILL, to the process of the page or to all of the browser's; what IndexedDB is
made to do wrong is done at its boundary, with the real engine behind it.

${table(rows)}

Rows in which the platform refuses or throws away:

${refused.join('\n')}

## Five tabs at once

Each receives 200 events a second, with 45 sessions kept that are over and look newer than the five, of
which 30 are allowed in all: pruning has to take old ones, and none that lives.

${tabsTable(tabs)}
${failures.length > 0 ? `\n## Broken promises\n\n${failures.map(({ engine, death, errors }) => `- ${engine}, ${death}${errors.map((error) => `: ${error}`).join('')}`).join('\n')}\n` : ''}`;
}

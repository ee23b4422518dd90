import { type Level, orders } from './cell.ts';
import { cannotKnow } from './cannot-know.ts';
import { type Check, factClasses } from './check.ts';
import { clients } from './clients.ts';
import type { Outcome } from './matrix.ts';

/** The three ways in which Sockscope comes to know of a connection. */
const WAYS = ['wire', 'global io', 'attach()'] as const;
type Way = (typeof WAYS)[number];

const wayOf = ({ cell: { form, level } }: Outcome): Way => {
  const names: Readonly<Record<Level, Way>> = { attached: 'attach()', found: form === 'cdn' ? 'global io' : 'wire' };
  return names[level];
};

const sum = (checks: readonly Check[], field: 'seen' | 'missing'): number => checks.reduce((total, check) => total + check[field], 0);

/** `seen / missing / wrong`, and in words what is neither explained nor ended. */
function figures(outcomes: readonly Outcome[], only: (check: Check) => boolean = () => true): string {
  if (outcomes.length === 0) return '-';
  const checks = outcomes.flatMap((outcome) => outcome.checks.filter(only));
  return `${sum(checks, 'seen')} / ${sum(checks, 'missing')} / ${checks.filter(({ wrong }) => wrong !== undefined).length}`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** Version by order by way. */
export function versionTable(outcomes: readonly Outcome[]): string {
  const rows = clients.flatMap(({ version }) => orders.map((order) => {
    const own = outcomes.filter(({ cell }) => cell.version === version && cell.order === order);
    return [version, order, ...WAYS.map((way) => figures(own.filter((outcome) => wayOf(outcome) === way))), String(own.reduce((count, { faults }) => count + faults.length, 0))];
  }));
  return table(['client', 'Sockscope begins', ...WAYS, 'faults'], rows.filter(([, , ...columns]) => columns.some((column) => column !== '-' && column !== '0')));
}

/** Kind of fact by way, where Sockscope was there from the start. */
export function factTable(outcomes: readonly Outcome[]): string {
  const early = outcomes.filter(({ cell }) => cell.order !== 'after connecting');
  const rows = factClasses.map((fact) => [fact, ...WAYS.map((way) => figures(early.filter((outcome) => wayOf(outcome) === way), (check) => check.fact === fact))]);
  return table(['fact', ...WAYS], rows);
}

/** Every reason for which something may be missing, and how often it was the case. */
export function reasonList(outcomes: readonly Outcome[]): string {
  return cannotKnow.map((line) => {
    const count = outcomes.reduce((total, { explained }) => total + (explained.get(line) ?? 0), 0);
    const facts = line.facts === 'all' ? 'any fact' : line.facts.join(', ');
    return `- ${line.reason} (${facts}; ${count} in this run)`;
  }).join('\n');
}

/** The text of docs/compatibility.md. */
export function compatibilityDoc(outcomes: readonly Outcome[], browsers: ReadonlyMap<string, string>, date: string, minutes: number): string {
  const faults = outcomes.flatMap(({ cell, faults: lines }) => lines.map((line) => `- ${cell.engine}, ${cell.version}, ${cell.form}, ${cell.order}, ${cell.mode}: ${line}`));
  return `# Compatibility

Written by \`npm run test:truth\` on ${date}: ${outcomes.length} page loads in ${Math.round(minutes)} minutes. Do not edit by hand.

An app runs the same script with each client: two connections at once, two namespaces, a refused one, a
connection that the server denies, events and acknowledgements both ways, binary both ways, a frame of a
megabyte, 10,000 events in one go, a disconnect by the server, a reconnect by hand, a cut network, a
reconnect by the manager. It notes what happened by its own listeners and counters, and every fact that
Sockscope recorded is held against that: *seen* is right, *missing* was not recorded, *wrong* contradicts
the app or was told twice. Each client comes inside the app's bundle and by script tag, begins with
long-polling, with WebSocket only and with polling only.

Ways to know a connection: the *wire* alone (a client inside a bundle), a *global io* (by script tag; found
without help), and *attach()*.

Browsers: ${[...browsers].map(([engine, userAgent]) => `${engine} (${userAgent})`).join(', ')}.

## By client: seen / missing / wrong

${versionTable(outcomes)}

## By fact, when Sockscope is there from the start: seen / missing / wrong

${factTable(outcomes)}

## What cannot be known

Each missing fact has one of these reasons; a missing one without a reason is a fault, and the run fails.

${reasonList(outcomes)}
${faults.length > 0 ? `\n## Faults\n\n${faults.join('\n')}\n` : ''}`;
}

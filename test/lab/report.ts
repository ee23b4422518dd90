import type { Grade, Said } from './judge.ts';
import type { Outcome } from './run-variant.ts';
import type { Variant } from './variant.ts';

/** What must hold of a whole run. */
const LEAST_SETTLED = 0.95;
const LEAST_PASSIVE = 0.6;

const names: Readonly<Record<Grade, string>> = { right: 'right', set: 'the exact set', unclear: 'unclear-but-contains', missed: 'missed', wrong: 'wrong' };
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const seconds = (ms: number): string => (ms / 1000).toFixed(1);
const list = (ids: readonly string[]): string => ids.join(', ') || 'nothing';

/** What was found, in words; a question mark says that it is not certain. */
export const sayFound = ({ problem, unclear }: Said): string => list([...problem, ...unclear.map((id) => `${id}?`)]);

/** A line for whoever watches the run. */
export const sayOutcome = ({ variant, engine, passive, settled, took }: Outcome): string =>
  `${names[settled.grade].padEnd(20)} ${engine.padEnd(8)} ${variant.padEnd(34)} passive ${passive.grade}: ${sayFound(passive)}; after: ${sayFound(settled)} (${seconds(took)} s)`;

/** One line an outcome. */
export function outcomeTable(outcomes: readonly Outcome[], variants: readonly Variant[]): string {
  const head = ['variant', 'code', 'engine', 'expected', 'passive after 10 s', 'after the checkup', 'before', 'after', 'checkup, s', 'in all, s'];
  const rows = outcomes.map((outcome) => {
    const variant = variants.find(({ id }) => id === outcome.variant);
    return [
      outcome.variant, variant?.code ?? '-', outcome.engine, list(variant?.expected ?? []), sayFound(outcome.passive), sayFound(outcome.settled),
      names[outcome.passive.grade], names[outcome.settled.grade], seconds(outcome.checkup), seconds(outcome.took),
    ];
  });
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** How many of each grade, before and after the checkup, and whether that is enough. */
export interface Totals {
  readonly lines: readonly string[];
  readonly holds: boolean;
}

/** Counts the grades and holds them against the targets. */
export function totalsOf(outcomes: readonly Outcome[]): Totals {
  const count = (when: 'passive' | 'settled', grade: Grade): number => outcomes.filter((outcome) => outcome[when].grade === grade).length;
  const say = (when: 'passive' | 'settled'): string =>
    (Object.keys(names) as Grade[]).map((grade) => `${names[grade]} ${count(when, grade)}`).join(', ');
  const share = (when: 'passive' | 'settled', ...grades: readonly Grade[]): number =>
    grades.reduce((sum, grade) => sum + count(when, grade), 0) / Math.max(1, outcomes.length);
  const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
  const wrong = count('settled', 'wrong') + count('passive', 'wrong');
  const holds = outcomes.length > 0 && wrong === 0 && share('settled', 'right', 'set') >= LEAST_SETTLED && share('passive', 'right') >= LEAST_PASSIVE;
  return {
    holds,
    lines: [
      `${outcomes.length} runs of ${new Set(outcomes.map(({ variant }) => variant)).size} variants.`,
      `After 10 s, before any probe: ${say('passive')}; ${percent(share('passive', 'right'))} right (at least ${percent(LEAST_PASSIVE)} wanted), ` +
        `${percent(share('passive', 'right', 'set'))} right or exactly the set that only asking can tell apart.`,
      `After the checkup: ${say('settled')}; ${percent(share('settled', 'right', 'set'))} right or the exact set (at least ${percent(LEAST_SETTLED)} wanted, and none wrong).`,
    ],
  };
}

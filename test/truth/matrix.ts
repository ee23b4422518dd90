import type { Driver, Engine } from '../drivers/driver.ts';
import { launch } from '../drivers/launch.ts';
import { type Cell, cellName } from './cell.ts';
import { explain, type Unknowable } from './cannot-know.ts';
import type { Check } from './check.ts';
import { compare } from './compare.ts';
import { startPages } from './page-server.ts';
import { runCell } from './run-cell.ts';
import { startTruthServer } from './server.ts';

/** What came of one cell. */
export interface Outcome {
  readonly cell: Cell;
  readonly checks: readonly Check[];
  readonly explained: ReadonlyMap<Unknowable, number>;
  /** Whatever contradicts the truth, is missing without a reason, or kept the run from its end: one line each. */
  readonly faults: readonly string[];
  /** ms that the run took in its page; 0 where it did not end. */
  readonly ms: number;
}

/** How a matrix is run. */
export interface MatrixOptions {
  readonly cells: readonly Cell[];
  readonly dist: string;
  readonly clientRoot: string;
  readonly onOutcome?: (outcome: Outcome) => void;
  /** Told once an engine: what it calls itself. */
  readonly onEngine?: (engine: Engine, userAgent: string) => void;
}

/** Runs cells one after the other, a new browser for each version of an engine, so that its profile stays small. */
export async function runMatrix({ cells, dist, clientRoot, onOutcome, onEngine }: MatrixOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const server = await startTruthServer();
  const pages = await startPages({ dist, clientRoot, server });
  let driver: Driver | undefined;
  let running = '';
  try {
    for (const cell of cells) {
      const wanted = `${cell.engine} ${cell.version}`;
      if (running !== wanted) {
        await driver?.close();
        driver = await launch(cell.engine);
        running = wanted;
        onEngine?.(cell.engine, await driver.evaluate<string>('navigator.userAgent'));
      }
      const outcome = await runCell(driver!, cell, server, pages).then(
        (result) => judge(cell, compare(cell, result), result.ms),
        (error: unknown): Outcome => ({ cell, checks: [], explained: new Map(), faults: [`did not end: ${String(error)}`], ms: 0 }),
      );
      outcomes.push(outcome);
      onOutcome?.(outcome);
      // What a run left behind must not go on in the next one.
      if (outcome.ms === 0) running = '';
    }
  } finally {
    await driver?.close();
    pages.stop();
    await server.stop();
  }
  return outcomes;
}

function judge(cell: Cell, checks: readonly Check[], ms: number): Outcome {
  const total = new Map<Unknowable, number>();
  const faults: string[] = [];
  for (const check of checks) {
    const { explained, left } = explain(cell, check);
    for (const [line, count] of explained) total.set(line, (total.get(line) ?? 0) + count);
    const name = `${check.fact} (${[check.about.name, check.about.session?.owner, check.about.session?.sid].filter(Boolean).join(', ')})`;
    if (check.wrong !== undefined) faults.push(`wrong: ${name}: ${check.wrong}`);
    if (left > 0) faults.push(`missing: ${name}: ${left} of ${check.seen + check.missing}`);
  }
  return { cell, checks, explained: total, faults, ms };
}

/** One line on an outcome, and one on each of its faults. */
export function sayOutcome({ cell, checks, faults, ms }: Outcome): string {
  const sum = (field: 'seen' | 'missing'): number => checks.reduce((total, check) => total + check[field], 0);
  const lines = faults.map((fault) => `     ${fault}`);
  return [`${faults.length > 0 ? 'BAD' : 'ok '} ${cellName(cell)}: ${sum('seen')} seen, ${sum('missing')} missing, ${Math.round(ms)} ms`, ...lines].join('\n');
}

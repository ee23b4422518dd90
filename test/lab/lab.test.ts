import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../drivers/driver.ts';
import { enginesToTest } from '../drivers/launch.ts';
import { type Broken, runCells } from './matrix.ts';
import { sayFound } from './report.ts';
import type { Outcome } from './run-variant.ts';
import { variants } from './variants/index.ts';

/** A selection of the lab, in the engines that tell the most; `npm run test:lab` runs all of it. */
const SELECTION: readonly (readonly [engine: Engine, variant: string])[] = [
  ['chromium', 'healthy-own-path'],
  ['chromium', 'policy-websocket-only'],
  ['chromium', 'server-v2'],
  ['chromium', 'round-robin'],
  ['chromium', 'next-not-called'],
  ['chromium', 'middleware-refuses'],
  ['chromium', 'too-large-node'],
  ['chromium', 'unknown-namespace-node'],
  ['webkit', 'iphone-bug'],
  ['webkit', 'website-readable'],
  ['webkit', 'policy-websocket-only'],
  ['webkit', 'healthy-websocket-only'],
];
/** Variants at once: they mostly wait. */
const JOBS = 3;

const cells = SELECTION.filter(([engine]) => enginesToTest().includes(engine)).map(([engine, id]) => {
  const variant = variants.find((candidate) => candidate.id === id);
  if (!variant) throw new Error(`the lab has no variant ${id}`);
  return { engine, variant };
});

describe('real servers that fail, and some that do not', () => {
  const outcomes: Outcome[] = [];
  const broken: Broken[] = [];
  beforeAll(() => runCells(cells, { jobs: JOBS, onRun: (run) => void outcomes.push(run), onBroken: (cell) => void broken.push(cell) }), 300_000);

  test.each(cells.map(({ engine, variant }) => [variant.id, engine] as const))('%s is judged right in %s', (id, engine) => {
    expect(broken.filter((cell) => cell.variant.id === id && cell.engine === engine).map(({ error }) => String(error))).toEqual([]);
    const outcome = outcomes.find((one) => one.variant === id && one.engine === engine);
    expect(outcome?.settled.grade, outcome && sayFound(outcome.settled)).toMatch(/^(?:right|set)$/);
  });
});

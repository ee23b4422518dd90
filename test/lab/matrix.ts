import type { Engine } from '../drivers/driver.ts';
import { type BrowserKeeper, createBrowserKeeper } from './browsers.ts';
import { type Run, runVariant } from './run-variant.ts';
import type { Variant } from './variant.ts';

/** One variant in one engine. */
export interface Cell {
  readonly variant: Variant;
  readonly engine: Engine;
}

/** A cell that gave no outcome, and why. */
export interface Broken extends Cell {
  readonly error: unknown;
}

/** The cells of these variants, by engine and then by what the browser must be. */
export const cellsOf = (variants: readonly Variant[], engines: readonly Engine[]): Cell[] =>
  engines.flatMap((engine) => variants.filter((variant) => enginesOf(variant).includes(engine)).map((variant) => ({ variant, engine })));

/** Engines in which a variant is run. */
export const enginesOf = ({ engines = ['chromium', 'webkit'] }: Variant): readonly Engine[] => engines;

/** Runs cells, several at once, each job with a browser of its own. A cell that breaks is tried once more in a fresh browser. */
export async function runCells(cells: readonly Cell[], { jobs, onRun, onBroken }: {
  readonly jobs: number;
  readonly onRun: (run: Run) => void;
  readonly onBroken: (broken: Broken) => void;
}): Promise<void> {
  const open = [...cells];
  async function work(): Promise<void> {
    const keepers = new Map<Engine, BrowserKeeper>();
    const keeperOf = (engine: Engine): BrowserKeeper => {
      const keeper = keepers.get(engine) ?? createBrowserKeeper(engine);
      keepers.set(engine, keeper);
      return keeper;
    };
    for (let cell = open.shift(); cell; cell = open.shift()) {
      const { variant, engine } = cell;
      const once = async (): Promise<Run> => runVariant(variant, await keeperOf(engine).lend(variant.page));
      await once()
        .catch(async () => {
          await keeperOf(engine).drop();
          return once();
        })
        .then(onRun, async (error: unknown) => {
          await keeperOf(engine).drop();
          onBroken({ ...cell, error });
        });
    }
    for (const keeper of keepers.values()) await keeper.drop();
  }
  await Promise.all(Array.from({ length: jobs }, work));
}

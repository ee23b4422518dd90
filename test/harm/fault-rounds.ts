import type { Site } from './fault-sites.ts';
import type { Trial } from './pages/fault-trial.ts';

/** What is known of one place, once it has thrown where nothing else threw that is not proven harmless. */
export interface Found extends Site {
  readonly site: number;
  /** False where the page never passes it. */
  readonly reached: boolean;
  readonly harm: readonly string[];
  /** Whether the log, or the console, names it. */
  readonly said: boolean;
}

/** Pages in which so many places throw, one kind of page after another; a door, and what was not clear, throws alone. */
const SIZES = [8, 3, 1] as const;
/** What a page passes differs a little, by its clock. */
const DRY_RUNS = 3;

const named = (site: number, { said }: Trial): boolean => said.some((text) => new RegExp(`injected ${site}\\b`).test(text));
/** Harm that the page notices. One that fails while it is put in place, or put back, leaves behind what only passes through. */
export const isNoticed = ({ harm }: Pick<Trial, 'harm'>): boolean => harm.some((one) => !one.startsWith('not put back'));
/** A failure that nobody is told of, in the log or, where there can be none, on the console. What the store and the log do again, or without, need not be said. */
export const isSilent = ({ file, harm, said }: Pick<Found, 'file' | 'harm' | 'said'>): boolean =>
  !said && (harm.length > 0 || /^(?:sources|late-sources|protocol|keeper\.ts)/.test(file));

/** Neighbours in the sources go to different pages: one would keep the next from being reached. */
function groups(places: readonly number[], size: number): number[][] {
  const count = Math.ceil(places.length / size);
  return Array.from({ length: count }, (_, group) => places.filter((__, index) => index % count === group));
}

/**
 * Lets each place throw. Several throw in one page: one that threw there, and was named, while nothing
 * harmed the page, is done. All others throw again with fewer, at last alone.
 */
export async function tryPlaces(sites: readonly Site[], chosen: readonly number[], tryAll: (pages: readonly (readonly number[])[]) => Promise<Trial[]>): Promise<Found[]> {
  const dry = await tryAll(Array.from({ length: DRY_RUNS }, () => []));
  for (const { harm, said } of dry) if (harm.length + said.length > 0) throw new Error(`without a fault: ${[...harm, ...said].join('; ')}`);
  const passed = new Set(dry.flatMap((trial) => trial.passed));
  const found = new Map<number, Found>();
  const settle = (site: number, fields: Pick<Found, 'reached' | 'harm' | 'said'>): void => void found.set(site, { ...sites[site]!, site, ...fields });
  for (const site of chosen) if (!passed.has(site)) settle(site, { reached: false, harm: [], said: false });

  for (const size of SIZES) {
    const due = chosen.filter((site) => !found.has(site) && (size === 1 || sites[site]!.door < 0));
    for (const trial of await tryAll(groups(due, size))) {
      for (const site of trial.armed) {
        const reached = trial.threw.includes(site);
        const fields = { reached, harm: trial.harm, said: named(site, trial) };
        const isClear = reached && trial.harm.length === 0 && !isSilent({ ...sites[site]!, ...fields });
        if (isClear || trial.armed.length === 1) settle(site, fields);
      }
    }
  }
  return [...found.values()];
}

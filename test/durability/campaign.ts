import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../drivers/driver.ts';
import type { Death } from './deaths.ts';
import { createMortal, die } from './die.ts';
import type { Row } from './report.ts';
import type { Outcome } from './verdict.ts';

/** What a campaign tries. */
export interface Campaign {
  readonly engine: Engine;
  readonly deaths: readonly Death[];
  readonly dist: string;
  /** How often each death is died. */
  readonly times: (death: Death) => number;
  /** Browsers, each on a profile of its own, in which pages die at the same time: they mostly wait. */
  readonly atOnce?: number;
  readonly onOutcome?: (death: Death, outcome: Outcome) => void;
}

/** Dies every death in one engine. An error costs one death, never the campaign. */
export async function runCampaign({ engine, deaths, dist, times, atOnce = 1, onOutcome }: Campaign): Promise<Row[]> {
  // Playwright keeps every page of Chromium in the foreground.
  const rows = deaths.filter(({ hidden }) => !hidden || engine !== 'chromium')
    .map((death) => ({ death, outcomes: [] as Outcome[], errors: [] as string[] }));
  const due = rows.flatMap((row) => Array.from({ length: times(row.death) }, () => row));
  const one = async (): Promise<void> => {
    const profile = await mkdtemp(join(tmpdir(), `sockscope-durability-${engine}-`));
    const mortal = createMortal(engine, profile);
    try {
      for (let row = due.shift(); row; row = due.shift()) {
        try {
          const outcome = await die(mortal, row.death, dist);
          row.outcomes.push(outcome);
          onOutcome?.(row.death, outcome);
        } catch (error) {
          row.errors.push(String(error).split('\n')[0]!.slice(0, 200));
          await mortal.bury().catch(() => undefined);
        }
      }
    } finally {
      await mortal.bury();
      await rm(profile, { recursive: true, force: true });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return rows.map(({ death, outcomes, errors }) => ({ engine, death: death.name, outcomes, errors }));
}

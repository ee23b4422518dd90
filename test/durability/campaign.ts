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
  readonly onOutcome?: (death: Death, outcome: Outcome) => void;
}

/** Dies every death, one after another, in one engine. An error costs one death, never the campaign. */
export async function runCampaign({ engine, deaths, dist, times, onOutcome }: Campaign): Promise<Row[]> {
  const profile = await mkdtemp(join(tmpdir(), `sockscope-durability-${engine}-`));
  const mortal = createMortal(engine, profile);
  const rows: Row[] = [];
  try {
    for (const death of deaths) {
      // Playwright keeps every page of Chromium in the foreground.
      if (death.hidden && engine === 'chromium') continue;
      const outcomes: Outcome[] = [];
      const errors: string[] = [];
      for (let time = 0; time < times(death); time += 1) {
        try {
          const outcome = await die(mortal, death, dist);
          outcomes.push(outcome);
          onOutcome?.(death, outcome);
        } catch (error) {
          errors.push(String(error).split('\n')[0]!.slice(0, 200));
          await mortal.bury().catch(() => undefined);
        }
      }
      rows.push({ engine, death: death.name, outcomes, errors });
    }
  } finally {
    await mortal.bury();
    await rm(profile, { recursive: true, force: true });
  }
  return rows;
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Verdict } from '../../src/diagnosis/diagnose.ts';
import type { LogEvent } from '../../src/events/events.ts';
import type { Driver, Engine } from '../drivers/driver.ts';
import { exported } from '../durability/exported.ts';
import { sockscopePage } from '../e2e/sockscope-page.ts';
import { type Grade, grade, type Said, saidBy } from './judge.ts';
import { startSite } from './stage.ts';
import type { Variant } from './variant.ts';

/** So long the page fails, or works, before anybody looks. */
const PASSIVE_MS = 10_000;
const CHECKUP_MS = 40_000;

/** What came of one variant in one engine. */
export interface Outcome {
  readonly variant: string;
  readonly engine: Engine;
  /** What the log alone gave after ten seconds. */
  readonly passive: Said & { readonly grade: Grade };
  /** What it gave after the checkup. */
  readonly settled: Said & { readonly grade: Grade };
  /** ms from the tap until the checkup had finished. */
  readonly checkup: number;
  /** ms in all. */
  readonly took: number;
}

/** An outcome with what was recorded for it. */
export interface Run extends Outcome {
  readonly events: { readonly passive: readonly LogEvent[]; readonly settled: readonly LogEvent[] };
}

/** A browser that a variant may use, and the profile on which it runs. */
export interface Lent {
  readonly driver: Driver;
  readonly profile: string;
}

/** Lets one variant fail in a browser, looks, taps the checkup, and looks again. */
export async function runVariant(variant: Variant, { driver, profile }: Lent): Promise<Run> {
  const began = performance.now();
  const site = await startSite(variant);
  try {
    await driver.goto(site.pageUrl);
    const opened = performance.now();
    const connected = async (): Promise<void> => void (await driver.waitFor(`document.body.dataset.socket === 'connected'`, PASSIVE_MS));
    await site.during?.({ driver, profile, connected });
    await wait(Math.max(0, PASSIVE_MS - (performance.now() - opened)));
    const passive = await look(driver, variant, false);
    const tapped = performance.now();
    await tapCheckup(driver);
    const checkup = performance.now() - tapped;
    const settled = await look(driver, variant, true);
    return {
      variant: variant.id, engine: driver.engine, passive: passive.said, settled: settled.said,
      checkup: Math.round(checkup), took: Math.round(performance.now() - began),
      events: { passive: passive.events, settled: settled.events },
    };
  } finally {
    await driver.goto('about:blank').catch(() => undefined);
    await site.stop();
  }
}

async function look(driver: Driver, variant: Variant, asked: boolean): Promise<{ said: Said & { grade: Grade }; events: LogEvent[] }> {
  const verdicts = await driver.evaluate<Verdict[]>('Sockscope.scope.diagnose()');
  const said = saidBy(verdicts);
  return { said: { ...said, grade: grade(said, variant, asked) }, events: await exported(driver, '') };
}

async function tapCheckup(driver: Driver): Promise<void> {
  const page = sockscopePage(driver);
  await driver.evaluate(`void Sockscope.scope.on('checkup.finished', () => { window.labChecked = true; })`);
  await page.show('diagnosis');
  await page.click('[data-action="checkup"]');
  await driver.waitFor('window.labChecked === true', CHECKUP_MS);
}

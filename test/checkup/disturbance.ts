import { setTimeout as wait } from 'node:timers/promises';
import { type Driver, type Engine, waitUntil } from '../drivers/driver.ts';
import { launch } from '../drivers/launch.ts';
import { startSite, type Transport } from './site.ts';

/** What an app has noticed of checkups that ran one after another. */
export interface Disturbance {
  readonly engine: Engine;
  readonly transport: Transport;
  readonly minutes: number;
  readonly checkups: number;
  /** Questions that the app asked meanwhile. */
  readonly asked: number;
  /** 95th percentile of the app's own round trips in ms, before the first checkup and while they ran. */
  readonly before: number;
  readonly during: number;
  /** Connections that the app lost, and those that it made beyond its first. */
  readonly lost: number;
  readonly reconnects: number;
  /** Sessions on the server beside the app's own, at the end. */
  readonly left: number;
  /** Calls of the app's connect handler beyond its own. */
  readonly handled: number;
}

/** A round trip at the 95th percentile may take this much longer, in ms. */
export const ADDED_MS = 50;
/** How long the app is watched before, in ms. */
export const BASELINE_MS = 30_000;
const PAUSE_MS = 500;

/** Whether the app was left in peace. */
export const isUndisturbed = ({ before, during, lost, reconnects, left, handled, checkups, asked }: Disturbance): boolean =>
  checkups > 0 && asked > 0 && during - before <= ADDED_MS && lost + reconnects + left + handled === 0;

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length * share)] ?? NaN;
}

/** The app's round trips since this was asked last. */
const takeTrips = (driver: Driver): Promise<number[]> => driver.evaluate('trips.splice(0)');

/** Runs checkups one after another for so many minutes beside an app that talks all the time. */
export async function disturb(engine: Engine, transport: Transport, minutes: number, dist: string): Promise<Disturbance> {
  const site = await startSite(dist, transport);
  const driver = await launch(engine);
  try {
    await driver.goto(`${site.page}/`);
    await driver.waitFor('Sockscope.scope && trips.length > 10', 20_000);
    await takeTrips(driver);
    await wait(BASELINE_MS);
    const before = await takeTrips(driver);
    const end = Date.now() + minutes * 60_000;
    let checkups = 0;
    for (; Date.now() < end; checkups += 1) {
      await driver.evaluate(`Sockscope.scope.checkup(${JSON.stringify(site.endpoint)})`);
      await wait(PAUSE_MS);
    }
    const during = await takeTrips(driver);
    await waitUntil('the server to have the app’s session alone', () => site.sessions() === 1).catch(() => undefined);
    const { connects, disconnects } = await driver.evaluate<{ connects: number; disconnects: string[] }>('({ connects, disconnects })');
    return {
      engine, transport, minutes, checkups, asked: during.length, before: percentile(before, 0.95), during: percentile(during, 0.95),
      lost: disconnects.length, reconnects: connects - 1, left: site.sessions() - 1, handled: site.handled() - 1,
    };
  } finally {
    await driver.close();
    await site.stop();
  }
}

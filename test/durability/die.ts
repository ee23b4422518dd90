import { setTimeout as wait } from 'node:timers/promises';
import type { LogEvent } from '../../src/events/events.ts';
import { type Driver, type Engine, waitUntil } from '../drivers/driver.ts';
import { launch } from '../drivers/launch.ts';
import type { WebkitDriver } from '../drivers/webkit.ts';
import type { Death } from './deaths.ts';
import { deleteDatabase } from './delete-database.ts';
import { exported } from './exported.ts';
import { killAll, processesOf } from './processes.ts';
import { type Site, startSite } from './server.ts';
import { judge, type Outcome } from './verdict.ts';

/** A browser that is started again on the same profile when it has died. */
export interface Mortal {
  readonly engine: Engine;
  readonly profile: string;
  driver(): Promise<Driver>;
  /** After a kill: what is left of the browser is ended. */
  bury(): Promise<void>;
}

/** A browser of an engine on a profile of its own. */
export function createMortal(engine: Engine, profile: string): Mortal {
  let driver: Driver | undefined;
  return {
    engine,
    profile,
    driver: async () => (driver ??= await launch(engine, { profile })),
    async bury() {
      const dying = driver;
      driver = undefined;
      await dying?.close();
      await waitUntil('the browser to end', () => processesOf(engine, profile).all.length === 0, 15_000);
    },
  };
}

/** What a new page of the origin finds of the first session of `path`; a reload has begun a second. */
async function readBack(driver: Driver, path: string): Promise<LogEvent[]> {
  const id = await driver.evaluate<string | null>(`Sockscope.scope.sessions().then((list) =>
    list.slice(1).reverse().find(({ url }) => new URL(url).pathname === ${JSON.stringify(path)})?.id ?? null)`);
  return id === null ? [] : exported(driver, JSON.stringify(id));
}

/** Puts the page into the background, where timers hardly run. */
async function hide(driver: Driver): Promise<void> {
  if (isWebkit(driver)) await driver.host({ op: 'hide' });
  else {
    await driver.evaluate(`void document.body.insertAdjacentHTML('beforeend', '<button onclick="window.open(&quot;/empty&quot;)">open</button>')`);
    await driver.click('button');
  }
  await driver.waitFor('document.hidden');
}
const isWebkit = (driver: Driver): driver is WebkitDriver => driver.engine === 'webkit';

/** Lets one page die, and says what was lost. Everything happens on an origin of its own. */
export async function die(mortal: Mortal, death: Death, dist: string): Promise<Outcome> {
  const site = await startSite({ dist, ...death.flood && { flood: death.flood } });
  try {
    return await dieOn(site, mortal, death);
  } finally {
    await site.stop();
  }
}

async function dieOn(site: Site, mortal: Mortal, death: Death): Promise<Outcome> {
  const { origin, witness } = site;
  const driver = await mortal.driver();
  const [least, most] = death.after;
  const query = death.fault === 'blocked' ? '?sandbox' : death.fault ? `?fault=${death.fault}` : '';
  if (death.end === 'tab close') {
    await driver.goto(`${origin}/empty`);
    await driver.click('button');
  } else await driver.goto(`${origin}/app${query}`);
  await waitUntil('traffic', () => witness.seen.size > 20);
  await wait(least + Math.random() * (most - least));
  if (death.hidden) {
    await hide(driver);
    await wait(1_000 + Math.random() * 1_500);
  }
  if (death.fault === 'deleted') {
    await deleteDatabase(driver);
    await wait(400 + Math.random() * 600);
  }
  let before: LogEvent[] | undefined;
  // With everything refused, what is promised is what could be sent when it was asked for.
  const asked = Date.now();
  if (death.fault === 'blocked') before = await exported(driver, '');

  let died = Date.now();
  switch (death.end) {
    case 'reload':
      await driver.reload();
      died = witness.left ?? died;
      break;
    case 'another page':
      await driver.goto(`${site.origin}/read`);
      died = witness.left ?? died;
      break;
    case 'tab close':
      await driver.evaluate('void child.close()');
      await waitUntil('the tab to be gone', () => driver.evaluate('child.closed'));
      died = witness.left ?? died;
      break;
    case 'content process killed': {
      const { content } = processesOf(mortal.engine, mortal.profile);
      if (content.length === 0) throw new Error('no content process found');
      died = killAll(content);
      await mortal.bury();
      break;
    }
    case 'browser killed':
      died = killAll(processesOf(mortal.engine, mortal.profile).all);
      await mortal.bury();
      break;
  }
  if (before) return judge(witness, before, asked);
  const next = await mortal.driver();
  await next.goto(`${origin}/read`);
  await next.waitFor('Sockscope.scope && document.querySelector("sockscope-root") !== null');
  return judge(witness, await readBack(next, '/app'), died);
}

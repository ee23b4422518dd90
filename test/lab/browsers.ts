import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Driver, Engine } from '../drivers/driver.ts';
import { launch } from '../drivers/launch.ts';
import type { Lent } from './run-variant.ts';
import type { PageConditions } from './variant.ts';

/** Lends one browser at a time, and starts another where a page asks for other conditions. */
export interface BrowserKeeper {
  lend(page: PageConditions | undefined): Promise<Lent>;
  /** Ends the browser, which may be in a bad state. */
  drop(): Promise<void>;
}

/** Keeps a browser of an engine, on a profile of its own, for as long as it fits. */
export function createBrowserKeeper(engine: Engine): BrowserKeeper {
  let kept: { driver: Driver; profile: string; wish: string } | undefined;
  const drop = async (): Promise<void> => {
    const old = kept;
    kept = undefined;
    await old?.driver.close();
    if (old) await rm(old.profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    drop,
    async lend({ userAgent, strictTls = false } = {}) {
      const wish = JSON.stringify([userAgent, strictTls]);
      if (kept && kept.wish !== wish) await drop();
      if (!kept) {
        const profile = await mkdtemp(join(tmpdir(), `sockscope-lab-${engine}-`));
        kept = { driver: await launch(engine, { profile, strictTls, ...(userAgent !== undefined && { userAgent }) }), profile, wish };
      }
      return kept;
    },
  };
}

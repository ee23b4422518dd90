import { launchChromium, missingForChromium } from './chromium.ts';
import type { Driver, Engine, LaunchOptions } from './driver.ts';
import { launchFirefox, missingForFirefox } from './firefox.ts';
import { launchWebkit, missingForWebkit } from './webkit.ts';

interface EngineEntry {
  missing: () => string | undefined;
  launch: (options: LaunchOptions) => Promise<Driver>;
}

const ENGINES: Record<Engine, EngineEntry> = {
  chromium: { missing: missingForChromium, launch: launchChromium },
  firefox: { missing: missingForFirefox, launch: launchFirefox },
  webkit: { missing: missingForWebkit, launch: launchWebkit },
};

/** Starts a browser, with a second try, as a start may fail on a busy machine; rejects with the second failure. */
export async function launch(engine: Engine, options: LaunchOptions = {}): Promise<Driver> {
  const { launch: start } = ENGINES[engine];
  return start(options).catch((error: unknown) => {
    console.warn(`${engine} did not start, trying once more: ${String(error)}`);
    return start(options);
  });
}

/** All engines; `missing` is one line on why an engine cannot run here. */
export function availableEngines(): { engine: Engine; missing?: string }[] {
  return (Object.keys(ENGINES) as Engine[]).map((engine) => {
    const missing = ENGINES[engine].missing();
    return missing ? { engine, missing } : { engine };
  });
}

/** The engines to run the tests in; names each skipped one on the console, and in CI throws if there is one. */
export function enginesToTest(): Engine[] {
  const engines = availableEngines();
  const skipped = engines.filter(({ missing }) => missing).map(({ engine, missing }) => `${engine}: ${missing}`);
  if (skipped.length > 0 && process.env.CI) throw new Error(`Browsers missing in CI: ${skipped.join('; ')}`);
  for (const line of skipped) console.log(`Not tested in ${line}`);
  return engines.filter(({ missing }) => !missing).map(({ engine }) => engine);
}

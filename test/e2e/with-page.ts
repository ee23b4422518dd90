import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Demo, type DemoOptions, startDemo } from '../../demo/start.ts';
import type { Driver, Engine, LaunchOptions } from '../drivers/driver.ts';
import { launch } from '../drivers/launch.ts';
import { type SockscopePage, sockscopePage } from './sockscope-page.ts';

/** What a test gets: a browser of its engine, and demos on origins of their own. */
export interface Stage {
  /** Starts a demo, opens its page logged in as user 3, and waits for its socket's state. */
  open(options?: DemoOptions & { readonly state?: 'connected' | 'any' }): Promise<{ demo: Demo; page: SockscopePage }>;
  driver(): Driver;
}

/** Launches one browser for the tests of a describe block and stops every demo after its test. */
export function stage(engine: Engine, options: LaunchOptions = {}): Stage {
  let driver: Driver | undefined;
  const demos: Demo[] = [];
  const running = (): Driver => {
    if (!driver) throw new Error('the browser is not there yet');
    return driver;
  };
  beforeAll(async () => {
    driver = await launch(engine, options);
  }, 90_000);
  afterEach(async () => {
    await running().goto('about:blank');
    await Promise.all(demos.splice(0).map((demo) => demo.stop()));
  });
  afterAll(() => driver?.close());
  return {
    driver: running,
    async open({ state = 'connected', ...demoOptions } = {}) {
      const demo = await startDemo(demoOptions);
      demos.push(demo);
      await running().goto(`${demo.pageUrl}/?user=3`);
      if (state === 'connected') await running().waitFor(`document.body.dataset.socket === 'connected'`, 15_000);
      return { demo, page: sockscopePage(running()) };
    },
  };
}

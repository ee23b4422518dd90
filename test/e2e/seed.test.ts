import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo, type Demo } from '../../demo/start.ts';
import type { Verdict } from '../../src/diagnosis/diagnose.ts';
import { causes } from '../../src/words/en/causes.ts';
import type { Driver, Engine } from '../drivers/driver.ts';
import { enginesToTest, launch } from '../drivers/launch.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
/** From opening the page to the verdict, without a checkup. */
const WITHIN_MS = 10_000;
const FOUND = 'Sockscope.scope.diagnose().then((verdicts) => verdicts.filter(({ outcome }) => outcome !== "ok"))';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo({ backend: 'eventlet', iphoneBug: true, sockscope: { activate: 'always', lang: 'en' } });
}, 60_000);
afterAll(() => demo.stop());

async function visit<T>(engine: Engine, userAgent: string | undefined, look: (driver: Driver) => Promise<T>): Promise<T> {
  const driver = await launch(engine, userAgent === undefined ? {} : { userAgent });
  try {
    await driver.goto(`${demo.pageUrl}/?user=1`);
    return await look(driver);
  } finally {
    await driver.close();
  }
}

describe('a connect handler that throws for iPhones only', () => {
  test.runIf(enginesToTest().includes('webkit'))('is named on an iPhone, in ten seconds, without asking anything, and nothing else is', async () => {
    const found = await visit('webkit', IPHONE, (driver) => driver.waitFor<readonly Verdict[]>(`${FOUND}.then((found) => found.length > 0 && found)`, WITHIN_MS));
    expect(found.map(({ rule, outcome }) => `${rule}: ${outcome}`)).toEqual(['connect-unanswered: problem']);
    const [finding] = found[0]!.findings;
    expect(finding!.evidence.length).toBeGreaterThan(1);
    expect(causes.say('connect-unanswered', finding!).title).toContain('The server received CONNECT and never answered');
  });

  test.runIf(enginesToTest().includes('chromium'))('is none of Chromium’s business', async () => {
    const found = await visit('chromium', undefined, async (driver) => {
      await driver.waitFor('document.body.dataset.socket === "connected" && document.body.dataset.transport === "websocket"');
      return driver.evaluate<readonly Verdict[]>(FOUND);
    });
    expect(found).toEqual([]);
  });
});

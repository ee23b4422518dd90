import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startDemo } from '../demo/start.ts';
import type { LaunchOptions } from '../test/drivers/driver.ts';
import { launch } from '../test/drivers/launch.ts';
import { type SockscopePage, sockscopePage } from '../test/e2e/sockscope-page.ts';
import { shootStorage } from './storage-shots.ts';

const top = join(import.meta.dirname, '..');
/** With `--storage` nothing but what becomes of a log. */
const onlyStorage = process.argv.includes('--storage');
const folder = join(top, 'test-results', 'screenshots');
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

const screens = [
  { name: 'phone', width: 390, height: 844, scale: 2, userAgent: IPHONE },
  { name: 'desktop', width: 1280, height: 800, scale: 1 },
] as const;

/** What is to be seen, in the order in which a person comes across it. */
const shots: readonly { readonly name: string; readonly show: (page: SockscopePage) => Promise<void> }[] = [
  { name: '1-bubble', show: async () => undefined },
  { name: '2-status', show: (page) => page.show('status') },
  { name: '3-timeline', show: (page) => page.show('timeline') },
  { name: '4-diagnosis', show: (page) => page.show('diagnosis') },
  { name: '5-log', show: (page) => page.show('log') },
];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const screen of screens) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const language of ['en-US', 'ko-KR']) {
      const { name, ...size } = screen;
      const options = { ...size, colorScheme, language };
      const prefix = join(folder, `${name}-${colorScheme}-${language.slice(0, 2)}`);
      if (!onlyStorage) await shootDemo(prefix, options);
      if (name === 'phone') await shootStorage(prefix, options, settled);
      console.log(`${name}, ${colorScheme}, ${language}`);
    }
  }
}
if (!onlyStorage) copyFileSync(join(folder, 'phone-light-en-4-diagnosis.png'), join(top, 'docs', 'panel.png'));
process.exit(0);

/** A person's way through the panel, on the demo page whose upgrade is refused. */
async function shootDemo(prefix: string, options: LaunchOptions): Promise<void> {
  const demo = await startDemo({});
  const driver = await launch('chromium', options);
  const page = sockscopePage(driver);
  await demo.setFault('upgrade-refused');
  await driver.goto(`${demo.pageUrl}/?user=3`);
  await page.awaitEvent('engine.upgrade-failed');
  await driver.click('#join');
  await driver.click('#notify');
  await page.awaitEvent('event.received', (event) => event.name === 'notification');
  await driver.evaluate(`void Sockscope.scope.mark('The badge did not change')`);
  await page.awaitEvent('mark.made');
  await page.show('diagnosis');
  await page.click('[data-action="checkup"]');
  await page.awaitEvent('checkup.finished');
  await page.click('[data-action="close"]');
  for (const shot of shots) {
    await shot.show(page);
    await settled(page);
    await driver.screenshot(`${prefix}-${shot.name}.png`);
  }
  await driver.close();
  await demo.stop();
}

/** Waits until nothing moves any more. */
async function settled({ driver }: SockscopePage): Promise<void> {
  await driver.waitFor(`(() => {
    const root = document.querySelector('sockscope-root')?.shadowRoot;
    return root && root.getAnimations().every((one) => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity);
  })()`);
}

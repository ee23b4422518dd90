import { join } from 'node:path';
import { launch } from '../test/drivers/launch.ts';
import type { LaunchOptions } from '../test/drivers/driver.ts';
import { deleteDatabase } from '../test/durability/delete-database.ts';
import { startSite } from '../test/durability/server.ts';
import { type SockscopePage, sockscopePage } from '../test/e2e/sockscope-page.ts';

/** What may become of a log, as the browser itself does it, or at the boundary of its IndexedDB. */
const states: readonly { readonly name: string; readonly query?: string; readonly happens?: (page: SockscopePage) => Promise<unknown>; readonly to: 'indexeddb' | 'memory' }[] = [
  { name: 'kept', happens: ({ driver }) => driver.reload(), to: 'indexeddb' },
  { name: 'refused', query: '?sandbox', to: 'memory' },
  { name: 'full', query: '?fault=quota', to: 'memory' },
  { name: 'silent', query: '?fault=gone', to: 'memory' },
  { name: 'deleted', happens: async (page) => {
    await deleteDatabase(page.driver);
    await page.awaitEvent('storage.changed', ({ because }) => because === 'deleted');
  }, to: 'indexeddb' },
];

/** Where logs are kept, how much, and what is said when that fails: a picture of the log view in each state, and of the fact in the timeline. */
export async function shootStorage(prefix: string, options: LaunchOptions, settled: (page: SockscopePage) => Promise<void>): Promise<void> {
  const site = await startSite({ dist: join(import.meta.dirname, '..', 'dist'), rate: 20 });
  const driver = await launch('chromium', options);
  const page = sockscopePage(driver);
  for (const { name, query = '', happens, to } of states) {
    await driver.goto(`${site.origin}/app${query}`);
    await page.awaitEvent('event.received');
    if (to === 'memory') await page.awaitEvent('storage.changed', (event) => event.to === to);
    await happens?.(page);
    await page.awaitEvent('event.received');
    await page.show('log');
    await page.text(`[data-kept="${to}"]`);
    await driver.evaluate(`document.querySelector('sockscope-root').shadowRoot.querySelector('[data-kept]').scrollIntoView({ block: 'center' })`);
    await settled(page);
    await driver.screenshot(`${prefix}-storage-${name}.png`);
  }
  await driver.close();
  await site.stop();
}

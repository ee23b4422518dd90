import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../test/drivers/binaries.ts';

/** A Chromium with a profile of its own. */
export interface BenchBrowser {
  readonly version: string;
  /** Opens a page, with a session for what only the protocol of DevTools tells. */
  open(): Promise<{ readonly page: Page; readonly session: CDPSession }>;
  close(): Promise<void>;
}

export async function launchBench(): Promise<BenchBrowser> {
  const executablePath = findBrowser('SOCKSCOPE_CHROMIUM', ['chromium', 'google-chrome', 'google-chrome-stable']);
  if (!executablePath) throw new Error('no Chromium found');
  const profile = await mkdtemp(join(tmpdir(), 'sockscope-bench-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, { executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  return {
    version: context.browser()?.version() ?? '',
    async open() {
      const page = await context.newPage();
      return { page, session: await context.newCDPSession(page) };
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

export const median = (values: readonly number[]): number => [...values].sort((left, right) => left - right)[values.length >> 1] ?? NaN;

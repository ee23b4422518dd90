import { basename } from 'node:path';
import { type BrowserContext, type CDPSession, type Page, chromium } from 'playwright-core';
import { type Backend, assembleDriver } from './assemble.ts';
import { findBrowser } from './binaries.ts';
import { freePath } from './downloads.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { privateEnvironment } from './environment.ts';
import { type Resources, createResources } from './resources.ts';
import { withinTime } from './within-time.ts';

const START_MS = 30_000;
const GOODBYE_MS = 5_000;
const CANDIDATES = [
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A driver which also looks into the heap and goes offline, as only Chromium lets one. */
export interface ChromiumDriver extends Driver {
  /** Bytes of JavaScript objects that are left after a garbage collection. */
  heapBytes(): Promise<number>;
  /** Cuts the page off from every network, or ends that. */
  offline(cut: boolean): Promise<void>;
}

/** Why Chromium cannot run here, or undefined when it can. */
export function missingForChromium(): string | undefined {
  return findChromium() ? undefined : 'no chromium or google-chrome (SOCKSCOPE_CHROMIUM may name one)';
}

/** Starts Chromium or Chrome without a window; rejects when it does not come up within 30 s. */
export async function launchChromium(options: LaunchOptions = {}): Promise<ChromiumDriver> {
  const resources = createResources('chromium');
  try {
    const context = await startBrowser(resources, options);
    const page = context.pages()[0] ?? (await context.newPage());
    const session = await context.newCDPSession(page);
    const downloads = options.downloads ?? resources.directory('downloads');
    const heapBytes = async (): Promise<number> => {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    };
    const offline = (cut: boolean): Promise<void> => context.setOffline(cut);
    return { ...assembleDriver(createBackend(page, session, downloads, resources)), heapBytes, offline };
  } catch (error) {
    await resources.release();
    throw error;
  }
}

async function startBrowser(resources: Resources, options: LaunchOptions): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(missingForChromium());
  // A persistent context in any case, so that storage is the same with and without a profile to keep.
  const context = await chromium.launchPersistentContext(options.profile ?? resources.directory('profile'), {
    executablePath,
    args: ARGUMENTS,
    timeout: START_MS,
    viewport: { width: options.width ?? 390, height: options.height ?? 844 },
    deviceScaleFactor: options.scale ?? 1,
    artifactsDir: resources.directory('artifacts'),
    ignoreHTTPSErrors: !options.strictTls,
    env: privateEnvironment(resources),
    // A signal shall end this process as it would without a browser; the reaper ends the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...(options.userAgent && { userAgent: options.userAgent }),
    ...(options.colorScheme && { colorScheme: options.colorScheme }),
    ...(options.language && { locale: options.language }),
  });
  const browser = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await browser?.send('SystemInfo.getProcessInfo')) ?? {};
  for (const { type, id } of processInfo) if (type === 'browser') resources.adopt(id);
  await browser?.detach();
  return context;
}

function createBackend(page: Page, session: CDPSession, downloads: string, resources: Resources): Backend {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`pageerror: ${error.message}`));

  return {
    engine: 'chromium',
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    evaluate: async (expression) => (await evaluateRaw(session, expression, true)).value as string,
    clickAt: ({ x, y }) => page.mouse.click(x, y),
    pressKeys: (text) => page.keyboard.type(text),
    async setFile(element, path) {
      const { objectId } = await evaluateRaw(session, element, false);
      if (!objectId) throw new Error(`Not an element: ${element}`);
      await session.send('DOM.setFileInputFiles', { files: [path], objectId });
    },
    async download(action, timeoutMs) {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: timeoutMs }), action()]);
      const path = freePath(downloads, basename(download.suggestedFilename()));
      await withinTime(timeoutMs, 'a download to finish', download.saveAs(path));
      return path;
    },
    screenshot: async (path) => void (await page.screenshot({ path })),
    console: () => [...lines],
    async close() {
      await withinTime(GOODBYE_MS, 'closing', page.context().close()).catch(() => {});
      await resources.release();
    },
  };
}

/** Playwright's own evaluate needs `eval`, which a page's Content-Security-Policy may forbid; the protocol's does not. */
async function evaluateRaw(session: CDPSession, expression: string, returnByValue: boolean) {
  const answer = await session.send('Runtime.evaluate', {
    expression,
    returnByValue,
    awaitPromise: true,
    userGesture: false,
    allowUnsafeEvalBlockedByCSP: false,
  });
  const problem = answer.exceptionDetails;
  if (problem) throw new Error(problem.exception?.description ?? problem.text);
  return answer.result;
}

function findChromium(): string | undefined {
  return findBrowser('SOCKSCOPE_CHROMIUM', CANDIDATES);
}

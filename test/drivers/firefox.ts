import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { type Backend, assembleDriver } from './assemble.ts';
import { findBrowser } from './binaries.ts';
import { watchDownloads } from './downloads.ts';
import { type Driver, type LaunchOptions, waitUntil } from './driver.ts';
import { privateEnvironment } from './environment.ts';
import { type Resources, createResources } from './resources.ts';
import { withinTime } from './within-time.ts';

const START_MS = 30_000;
const GOODBYE_MS = 5_000;
const CANDIDATES = ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** Why Firefox cannot run here, or undefined when it can. */
export function missingForFirefox(): string | undefined {
  return findFirefox() ? undefined : 'no firefox-esr or firefox (SOCKSCOPE_FIREFOX may name one)';
}

/** Starts Firefox without a window, driven over WebDriver BiDi; rejects when it does not come up within 30 s. */
export async function launchFirefox(options: LaunchOptions = {}): Promise<Driver> {
  const resources = createResources('firefox');
  try {
    const downloads = options.downloads ?? resources.directory('downloads');
    const browser = await startBrowser(resources, downloads, options);
    const [page = await browser.newPage()] = await browser.pages();
    // As a default for the browser it would not reach the page which is open from the start.
    await page.setViewport({
      width: options.width ?? 390,
      height: options.height ?? 844,
      deviceScaleFactor: options.scale ?? 1,
    });
    return assembleDriver(createBackend(browser, page, downloads, resources));
  } catch (error) {
    await resources.release();
    throw error;
  }
}

async function startBrowser(resources: Resources, downloads: string, options: LaunchOptions): Promise<Browser> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error(missingForFirefox());
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    timeout: START_MS,
    protocolTimeout: START_MS,
    acceptInsecureCerts: !options.strictTls,
    env: privateEnvironment(resources),
    userDataDir: options.profile ?? resources.directory('profile'),
    defaultViewport: null,
    extraPrefsFirefox: preferences(downloads, options),
    // A signal shall end this process as it would without a browser; the reaper ends the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const { pid } = browser.process() ?? {};
  if (pid !== undefined) resources.adopt(pid);
  return browser;
}

/** BiDi has no commands in this version for the color scheme and for downloads, so they are preferences. */
function preferences(downloads: string, options: LaunchOptions): Record<string, unknown> {
  return {
    'browser.download.dir': downloads,
    'browser.download.folderList': 2,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.alwaysOpenPanel': false,
    'browser.helperApps.neverAsk.saveToDisk': 'application/gzip,application/json,application/octet-stream,text/html,text/plain',
    // 0 is dark, 1 is light.
    'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
    ...(options.language && { 'intl.accept_languages': options.language }),
    ...(options.userAgent && { 'general.useragent.override': options.userAgent }),
  };
}

function createBackend(browser: Browser, page: Page, downloads: string, resources: Resources): Backend {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`pageerror: ${error instanceof Error ? error.message : String(error)}`));
  // Unlike Playwright, Puppeteer leaves a dialog open, and then the page answers nothing any more.
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));

  return {
    engine: 'firefox',
    goto: (url) => protocolFrame(page).navigate(url, 'complete'),
    reload: () => protocolFrame(page).reload({ wait: 'complete' }),
    evaluate: async (expression) => (await page.evaluate(expression)) as string,
    clickAt: ({ x, y }) => page.mouse.click(x, y),
    pressKeys: (text) => page.keyboard.type(text),
    async setFile(element, path) {
      const handle = (await page.evaluateHandle(element)).asElement() as ElementHandle<HTMLInputElement> | null;
      if (!handle) throw new Error(`Not an element: ${element}`);
      await handle.uploadFile(path);
    },
    async download(action, timeoutMs) {
      const finished = watchDownloads(downloads);
      await action();
      return (await waitUntil('a download to finish', finished, timeoutMs)) as string;
    },
    screenshot: async (path) => void (await page.screenshot({ path: path as `${string}.png` })),
    console: () => [...lines],
    async close() {
      await withinTime(GOODBYE_MS, 'closing', browser.close()).catch(() => {});
      await resources.release();
    },
  };
}

/** The part of Puppeteer behind its frames which sends `browsingContext` commands as they are. */
interface ProtocolFrame {
  navigate(url: string, wait: 'complete'): Promise<void>;
  reload(options: { wait: 'complete' }): Promise<void>;
}

/** Puppeteer 24's own goto never returns once a link has led to a download: it believes that navigation still to be going on. */
function protocolFrame(page: Page): ProtocolFrame {
  return (page.mainFrame() as unknown as { browsingContext: ProtocolFrame }).browsingContext;
}

function findFirefox(): string | undefined {
  return findBrowser('SOCKSCOPE_FIREFOX', CANDIDATES);
}

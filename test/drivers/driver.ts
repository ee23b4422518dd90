import { withinTime } from './within-time.ts';

const POLL_MS = 50;

/** A browser engine the end-to-end tests run in. */
export type Engine = 'chromium' | 'firefox' | 'webkit';

/** How a browser is started; sizes are CSS pixels, `scale` is device pixels per CSS pixel (WebKit: whole numbers). */
export interface LaunchOptions {
  /** Viewport width, @default 390 */
  width?: number;
  /** Viewport height, @default 844 */
  height?: number;
  userAgent?: string;
  /** Existing directory of a profile which outlives the browser, @default a fresh one, removed at close */
  profile?: string;
  /** Existing directory for finished downloads, @default a fresh one, removed at close */
  downloads?: string;
  colorScheme?: 'light' | 'dark';
  /** BCP 47 tag such as `ko-KR`, seen by the page as `navigator.language` */
  language?: string;
  /** @default 1 */
  scale?: number;
  /** Refuses certificates that nobody vouches for, @default false */
  strictTls?: boolean;
}

/** One running browser with one page, the same in every engine: dialogs are dismissed, methods reject after a timeout. */
export interface Driver {
  readonly engine: Engine;
  /** Opens `url` and waits for its load event. */
  goto(url: string): Promise<void>;
  /** Loads the page again and waits for its load event. */
  reload(): Promise<void>;
  /** Runs a JavaScript expression (which may be a promise) in the page; its result travels as JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until the expression is truthy, across navigations, and returns its value; rejects after `timeoutMs` (10 000). */
  waitFor<T>(expression: string, timeoutMs?: number): Promise<T>;
  /** Trusted click in the middle of the element, once it exists, stands still and is not covered. */
  click(selector: string): Promise<void>;
  /** Focuses the element and presses the keys of `text`; a newline presses Enter. */
  type(selector: string, text: string): Promise<void>;
  /** Puts the file at `path` into an `<input type=file>`. */
  upload(selector: string, path: string): Promise<void>;
  /** Path of the first download finished after `action` began; rejects after `timeoutMs` (15 000). */
  download(action: () => Promise<void>, timeoutMs?: number): Promise<string>;
  /** Writes a PNG of the viewport. */
  screenshot(path: string): Promise<void>;
  /** Console lines and page errors so far, best effort; only their text can be relied on. */
  console(): string[];
  /** Ends the browser and removes what the launch created; may be called twice. */
  close(): Promise<void>;
}

/** JavaScript expression for the element a selector means (or null); pieces joined by ` >>> ` enter open shadow roots. */
export function pierce(selector: string): string {
  const [first = '', ...inner] = selector.split('>>>').map((piece) => piece.trim());
  const steps = inner.map((piece) => `?.shadowRoot?.querySelector(${JSON.stringify(piece)})`);
  return `(document.querySelector(${JSON.stringify(first)})${steps.join('')} ?? null)`;
}

/** Asks `probe` again until its answer is truthy and returns that; errors count as "not yet", the last one is told after `timeoutMs`. */
export async function waitUntil<T>(what: string, probe: () => T | Promise<T>, timeoutMs = 10_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let seen = 'nothing, it never answered';
  for (;;) {
    try {
      const remaining = Math.max(deadline - Date.now(), POLL_MS);
      const value = await withinTime(remaining, what, Promise.resolve(probe()));
      if (value) return value;
      seen = `the value ${JSON.stringify(value)}`;
    } catch (error) {
      seen = `the error ${error instanceof Error ? error.message : String(error)}`;
    }
    if (Date.now() >= deadline) throw new Error(`Waited ${timeoutMs} ms for ${what}; last seen: ${seen}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

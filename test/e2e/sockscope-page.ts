import { readFileSync } from 'node:fs';
import { type BundleReading, readBundle } from '../../src/bundle/read.ts';
import type { EventOf, FactType, LogEvent } from '../../src/events/events.ts';
import { type Driver, pierce } from '../drivers/driver.ts';

/** A page with Sockscope on it, as the tests use it: by taps, and by the public API. */
export interface SockscopePage {
  readonly driver: Driver;
  /** Taps the bubble unless the panel is open, then the view's tab. */
  show(view: 'status' | 'timeline' | 'diagnosis' | 'log'): Promise<void>;
  click(selector: string): Promise<void>;
  /** Text of an element of the panel, once it is there. */
  text(selector: string): Promise<string>;
  /** Verdict cards of the diagnosis view, `rule: outcome`, sorted. */
  verdicts(): Promise<string[]>;
  /** Waits until the diagnosis view shows exactly these verdicts, and of `also` whichever are there. */
  awaitVerdicts(expected: readonly string[], also?: readonly string[]): Promise<void>;
  /** All events recorded so far, read from the exported file. */
  events(): Promise<LogEvent[]>;
  /** Waits until an event of that type was recorded, and returns all of that type. */
  awaitEvent<T extends FactType>(type: T, fits?: (event: EventOf<T>) => boolean): Promise<EventOf<T>[]>;
  /** Taps *Send log* and returns the path of the downloaded file. */
  send(): Promise<string>;
}

/** The slowest thing waited for is a reconnect on a busy machine. */
const EVENT_TIMEOUT_MS = 20_000;
const ROOT = 'sockscope-root >>> ';

/** Wraps a driver whose page carries Sockscope. */
export function sockscopePage(driver: Driver): SockscopePage {
  const page: SockscopePage = {
    driver,
    async show(view) {
      const isOpen = await driver.evaluate<boolean>(`${pierce(`${ROOT}[data-panel]`)} !== null`);
      if (!isOpen) await driver.click(`${ROOT}.bubble`);
      await driver.click(`${ROOT}[data-view="${view}"]`);
    },
    click: (selector) => driver.click(ROOT + selector),
    text: (selector) => driver.waitFor<string>(`${pierce(ROOT + selector)}?.textContent`),
    verdicts: () => driver.evaluate<string[]>(VERDICTS),
    async awaitVerdicts(expected, also = []) {
      await page.show('diagnosis');
      const wanted = JSON.stringify([...expected].sort());
      const shown = `JSON.stringify(${VERDICTS}.filter((verdict) => !${JSON.stringify(also)}.includes(verdict)))`;
      await driver.waitFor(`${shown} === ${JSON.stringify(wanted)}`, 15_000).catch(async (error: unknown) => {
        throw new Error(`wanted ${wanted}, the panel shows ${JSON.stringify(await page.verdicts())}`, { cause: error });
      });
    },
    async events() {
      const reading = readBundle(await exported(driver));
      if (!reading.ok) throw new Error(`the bundle cannot be read: ${reading.problem}`);
      return reading.events;
    },
    async awaitEvent<T extends FactType>(type: T, fits: (event: EventOf<T>) => boolean = () => true) {
      const deadline = Date.now() + EVENT_TIMEOUT_MS;
      for (;;) {
        const events = await page.events();
        const found = events.filter((event) => event.type === type) as unknown as EventOf<T>[];
        if (found.some(fits)) return found;
        if (Date.now() > deadline) throw new Error(`no such ${type}; recorded: ${events.map((event) => event.type).join(' ')}`);
      }
    },
    async send() {
      await page.show('log');
      await driver.waitFor(`${pierce(`${ROOT}[data-action="send"]`)}?.disabled === false`);
      return driver.download(() => page.click('[data-action="send"]'));
    },
  };
  return page;
}

const VERDICTS = `[...(${pierce('sockscope-root')}?.shadowRoot.querySelectorAll('[data-rule]') ?? [])].map((card) => card.dataset.rule + ': ' + card.dataset.outcome).sort()`;

/** Bytes of the file that `scope.bundle()` makes in the page. */
async function exported(driver: Driver): Promise<Uint8Array> {
  const base64 = await driver.evaluate<string>(`(async () => {
    const file = await Sockscope.scope.bundle();
    const url = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(file);
    });
    return url.slice(url.indexOf(',') + 1);
  })()`);
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

/** Reads a downloaded bundle. */
export const readFile = (path: string): BundleReading => readBundle(new Uint8Array(readFileSync(path)));

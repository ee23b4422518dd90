import { type Driver, type Engine, pierce, waitUntil } from './driver.ts';
import { withinTime } from './within-time.ts';

const EVALUATE_MS = 30_000;
const ACTION_MS = 30_000;
const DOWNLOAD_MS = 15_000;

/** Middle of an element in CSS pixels of the viewport. */
export interface Point {
  x: number;
  y: number;
}

/** What each engine does in its own way; everything else is built on it, so that it behaves the same everywhere. */
export interface Backend {
  readonly engine: Engine;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs an expression which gives a promise of a string. */
  evaluate(expression: string): Promise<string>;
  clickAt(point: Point): Promise<void>;
  pressKeys(text: string): Promise<void>;
  /** Puts a file into the input which the expression finds. */
  setFile(elementExpression: string, path: string): Promise<void>;
  download(action: () => Promise<void>, timeoutMs: number): Promise<string>;
  screenshot(path: string): Promise<void>;
  console(): string[];
  close(): Promise<void>;
}

interface Aim extends Point {
  problem?: string;
}

/** Makes a driver out of what one engine can do. */
export function assembleDriver(backend: Backend): Driver {
  let closing: Promise<void> | undefined;

  async function evaluate<T>(expression: string): Promise<T> {
    // The line break ends a comment at the end of the expression; undefined has no JSON.
    const json = `(async () => JSON.stringify({ value: await (${expression}\n) }))()`;
    const answer = await withinTime(EVALUATE_MS, expression, backend.evaluate(json));
    return (JSON.parse(answer) as { value: T }).value;
  }

  /** A point is only good when two looks in a row agree on it: an element in transition is missed by a click. */
  async function aimAt(selector: string): Promise<Point> {
    let before: Point | undefined;
    return waitUntil(`${selector} to be clickable`, async () => {
      const aim = await evaluate<Aim>(aimExpression(selector));
      const still = before?.x === aim.x && before.y === aim.y;
      before = aim;
      if (aim.problem) throw new Error(aim.problem);
      return still ? aim : undefined;
    }) as Promise<Point>;
  }

  async function exists(selector: string): Promise<void> {
    await waitUntil(`${selector} to exist`, () => evaluate<boolean>(`${pierce(selector)} !== null`));
  }

  return {
    engine: backend.engine,
    goto: (url) => withinTime(ACTION_MS, `opening ${url}`, backend.goto(url)),
    reload: () => withinTime(ACTION_MS, 'reloading', backend.reload()),
    evaluate,
    waitFor: <T>(expression: string, timeoutMs?: number) =>
      waitUntil(expression, () => evaluate<T>(expression), timeoutMs),
    async click(selector) {
      const point = await aimAt(selector);
      await withinTime(ACTION_MS, `clicking ${selector}`, backend.clickAt(point));
    },
    async type(selector, text) {
      await exists(selector);
      await evaluate(`${pierce(selector)}.focus()`);
      await withinTime(ACTION_MS, `typing into ${selector}`, backend.pressKeys(text));
    },
    async upload(selector, path) {
      await exists(selector);
      await withinTime(ACTION_MS, `uploading into ${selector}`, backend.setFile(pierce(selector), path));
    },
    download: (action, timeoutMs = DOWNLOAD_MS) => backend.download(action, timeoutMs),
    screenshot: (path) => withinTime(ACTION_MS, 'taking a screenshot', backend.screenshot(path)),
    console: () => backend.console(),
    close: () => (closing ??= backend.close()),
  };
}

/** Tells the middle of the element; when a click there would not reach it, also why, and scrolls for the next look. */
function aimExpression(selector: string): string {
  return `(() => {
    const element = ${pierce(selector)};
    if (!element) return { x: -1, y: -1, problem: 'it does not exist' };
    const box = element.getBoundingClientRect();
    const aim = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    if (box.width === 0 || box.height === 0) return { ...aim, problem: 'it has no size' };

    let hit = null;
    for (let root = document; root; root = hit.shadowRoot) {
      // For slotted text a shadow root answers with its host first.
      const found = root.elementsFromPoint(aim.x, aim.y).find((candidate) => candidate.getRootNode() === root);
      if (!found) break;
      hit = found;
    }
    for (let node = hit; node; node = node.assignedSlot ?? node.parentNode ?? node.host) {
      if (node === element) return aim;
    }
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    return { ...aim, problem: 'it is covered by ' + (hit?.cloneNode().outerHTML ?? 'nothing, it is outside the viewport') };
  })()`;
}

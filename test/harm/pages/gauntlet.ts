/** Does something that a page may do and tells, as JSON, what came of it. */
export type Check = () => Promise<unknown>;

/** What a check made of the page: whatever differs with Sockscope is harm. */
export type Report = Readonly<Record<string, unknown>>;

declare global {
  interface Window {
    report?: Report;
    /** Most frames of Sockscope in one stack. */
    framesAdded?: number;
  }
}

/** Runs all checks, one after the other, and leaves `window.report`. */
export function gauntlet(checks: Readonly<Record<string, Check>>): void {
  const run = async (): Promise<void> => {
    const report: Record<string, unknown> = {};
    for (const [name, check] of Object.entries(checks)) {
      report[name] = await check().catch((error: unknown) => ({ failed: String(error) }));
    }
    window.report = report;
  };
  // From a timer: nothing of the driver is on the stack.
  setTimeout(() => void run());
}

/** The next event of a type. */
export const once = <E extends Event>(target: EventTarget, type: string): Promise<E> =>
  new Promise((resolve) => target.addEventListener(type, (event) => resolve(event as E), { once: true }));

/** A line of a stack that is Sockscope's, or the engine's own between it and the page. */
const OURS = /\/dist\/sockscope\.js|Reflect\.apply|@\[native code\]$/;
/** Where Firefox goes on with what caused this to run: how far back depends on how many causes it keeps. */
const CAUSE = /^[^@]*\*[^@]*@/;

/** The page's own frames of a stack: it must have these, as ever; how many are ours is counted. */
export function ownFrames(stack: string | undefined): string[] {
  const all = (stack ?? '').split('\n').filter((line) => line !== '');
  const cause = all.findIndex((line) => CAUSE.test(line));
  const lines = cause < 0 ? all : all.slice(0, cause);
  window.framesAdded = Math.max(window.framesAdded ?? 0, lines.filter((line) => line.includes('/dist/sockscope.js')).length);
  return lines.filter((line) => !OURS.test(line));
}

/** What an action threw, with its stack as far as it is the page's. */
export function describeThrown(action: () => unknown): unknown {
  try {
    return { returned: String(action()) };
  } catch (error) {
    const { name, message, stack, code } = error as DOMException;
    return { name, message, code, type: Object.prototype.toString.call(error), stack: ownFrames(stack) };
  }
}

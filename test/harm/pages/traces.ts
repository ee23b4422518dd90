/**
 * Keeps count of all that a script may leave behind. Runs before Sockscope, whose private copies of
 * the platform's functions are then these.
 */
export type Listener = EventListenerOrEventListenerObject | null;
type Descriptors = Map<PropertyKey, PropertyDescriptor>;

declare global {
  interface Window {
    traces: {
      /** What is left now: listeners, timers, observers, by what they are. */
      left(): string[];
      /** What is not as it was when this script ran; identities count. */
      changed(): string[];
      /** Looks at all descriptors once more, as what they were. */
      remember(): void;
    };
  }
}

const left = new Map<unknown, string>();
const nameOf = (object: unknown): string => Object.prototype.toString.call(object).slice(8, -1);

function countListeners(): void {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const ids = new WeakMap<object, number>();
  let count = 0;
  const id = (one: object): number => ids.get(one) ?? (ids.set(one, (count += 1)), count);
  const keyOf = (target: EventTarget, type: string, listener: object, options: unknown): string =>
    [id(target), type, id(listener), typeof options === 'object' ? !!(options as AddEventListenerOptions | null)?.capture : !!options].join(' ');
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, type: string, listener: Listener, options?: AddEventListenerOptions | boolean) {
    const target = this ?? window;
    addEventListener.call(target, type, listener, options);
    if (!listener) return;
    const key = keyOf(target, type, listener, options);
    // What is on an element goes with it.
    if (target instanceof Element || target instanceof ShadowRoot) return;
    left.set(key, `listener ${type} on ${nameOf(target)}`);
    if (typeof options === 'object' && options.once) addEventListener.call(target, type, () => left.delete(key), options);
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, type: string, listener: Listener, options?: EventListenerOptions | boolean) {
    const target = this ?? window;
    removeEventListener.call(target, type, listener, options);
    if (listener) left.delete(keyOf(target, type, listener, options));
  };
}

function countTimers(): void {
  const page = window as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const [set, clear, repeats] of [
    ['setTimeout', 'clearTimeout', false], ['setInterval', 'clearInterval', true],
    ['requestAnimationFrame', 'cancelAnimationFrame', false], ['requestIdleCallback', 'cancelIdleCallback', false],
  ] as const) {
    const [nativeSet, nativeClear] = [page[set], page[clear]];
    if (!nativeSet || !nativeClear) continue;
    page[set] = (action, ...rest) => {
      const handle: unknown = nativeSet.call(window, (...args: unknown[]) => {
        if (!repeats) left.delete(`${set} ${handle}`);
        return typeof action === 'function' && (action as (...args: unknown[]) => unknown)(...args);
      }, ...rest);
      left.set(`${set} ${handle}`, set);
      return handle;
    };
    page[clear] = (handle) => {
      left.delete(`${set} ${handle}`);
      return nativeClear.call(window, handle);
    };
  }
}

function countObservers(): void {
  for (const name of ['PerformanceObserver', 'MutationObserver', 'ResizeObserver', 'IntersectionObserver'] as const) {
    const prototype = window[name]?.prototype as { observe(...args: unknown[]): void; disconnect(): void } | undefined;
    if (!prototype) continue;
    const { observe, disconnect } = prototype;
    prototype.observe = function (...args) {
      left.set(this, name);
      return observe.apply(this, args);
    };
    prototype.disconnect = function () {
      left.delete(this);
      return disconnect.call(this);
    };
  }
}

/** Every object that a page shares: the window, all constructors, all prototypes. */
function shared(): Map<object, string> {
  const all = new Map<object, string>([[window, 'window'], [document, 'document'], [navigator, 'navigator'], [performance, 'performance'], [history, 'history']]);
  for (const name of Object.getOwnPropertyNames(window)) {
    const { value } = Object.getOwnPropertyDescriptor(window, name)! as { value?: { prototype?: unknown } };
    if (typeof value !== 'function') continue;
    all.set(value, name);
    if (Object(value.prototype) === value.prototype) all.set(value.prototype as object, `${name}.prototype`);
  }
  return all;
}

const describe = (object: object): Descriptors =>
  new Map(Reflect.ownKeys(object).map((key) => [key, Object.getOwnPropertyDescriptor(object, key)!] as const));

/** These change by themselves, or belong to the test and to its driver. */
const UNSTEADY = /^(?:window\.(?:traces|Sockscope|running|event|Symbol\(automationSessionProxy\))|PerformanceObserver\.supportedEntryTypes)$/;

let before = new Map<object, Descriptors>();
const remember = (): void => void (before = new Map([...shared().keys()].map((object) => [object, describe(object)])));

function changed(): string[] {
  const names = shared();
  return [...before].flatMap(([object, descriptors]) => {
    const now = describe(object);
    const keys = new Set([...descriptors.keys(), ...now.keys()]);
    return [...keys].filter((key) => {
      const [was, is] = [descriptors.get(key), now.get(key)];
      return !was || !is || (Object.keys(was) as (keyof PropertyDescriptor)[]).some((part) => !Object.is(was[part], is[part]));
    }).map((key) => `${names.get(object) ?? 'gone'}.${String(key)}`);
  }).filter((name) => !UNSTEADY.test(name));
}

countListeners();
countTimers();
countObservers();
remember();
window.traces = { left: () => [...left.values()].sort(), changed, remember };

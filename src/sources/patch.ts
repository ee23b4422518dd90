import type { Stop } from '../events/events.ts';

// A patched function is a foreign object seen by its shape alone.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Callable = (this: any, ...args: any[]) => any;

/** Runs beside a call; `call` performs the native one and returns what it returned. */
export type Around = (self: object, args: unknown[], call: () => unknown) => unknown;

/**
 * Wraps a native function in a Proxy, which keeps its name, length and `[native code]` text.
 * Once `live()` is false it only passes through.
 */
const wrap = (native: Callable, around: Around, live: () => boolean): Callable =>
  new Proxy(native, {
    apply: (target, self: object, args: unknown[]) =>
      live() ? around(self, args, () => Reflect.apply(target, self, args)) : Reflect.apply(target, self, args),
  });

/**
 * Replaces a method or an accessor's setter or getter of `owner`. The undo restores the original
 * descriptor only while ours is still in place; a patch put on top later keeps working and finds a
 * pass-through below. A frozen or missing property is left alone.
 */
export function patch(owner: object, name: string, part: 'value' | 'get' | 'set', around: Around): Stop {
  const original = Object.getOwnPropertyDescriptor(owner, name);
  const native = original?.[part] as unknown;
  if (!original?.configurable || typeof native !== 'function') return () => undefined;
  let live = true;
  const ours = wrap(native as Callable, around, () => live);
  Object.defineProperty(owner, name, { ...original, [part]: ours });
  return () => {
    live = false;
    const current = Object.getOwnPropertyDescriptor(owner, name);
    if (current?.[part] === ours) Object.defineProperty(owner, name, { ...current, [part]: native });
  };
}

/** The object of `start`'s prototype chain that itself has `name`; a wrapper may stand before it. */
export function ownerOf(start: object | null | undefined, name: string): object | undefined {
  for (let at = start ?? null; at; at = Object.getPrototypeOf(at) as object | null) {
    if (Object.prototype.hasOwnProperty.call(at, name)) return at;
  }
  return undefined;
}

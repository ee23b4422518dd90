import type { Stop } from '../events/events.ts';

// A patched function is a foreign object seen by its shape alone.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Callable = (this: any, ...args: any[]) => any;

/** Runs before a call, whose arguments it may replace. Must not throw. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Before = (self: any, args: any[]) => void;

/**
 * Runs `before` ahead of each call of a method, or of an accessor's setter or getter, of `owner`;
 * `after` may replace what it returned. The Proxy keeps its name, length and `[native code]` text.
 *
 * The undo restores the original descriptor only while ours is still in place; a patch put on top
 * later keeps working and finds a pass-through below. A frozen or missing property is left alone.
 */
export function patch(owner: object, name: string, part: 'value' | 'get' | 'set', before: Before, after = (result: unknown): unknown => result): Stop {
  const original = Object.getOwnPropertyDescriptor(owner, name);
  const native = original?.[part] as unknown;
  if (!original?.configurable || typeof native !== 'function') return () => undefined;
  let live = true;
  const ours = new Proxy(native as Callable, {
    apply(target, self: object, args: unknown[]): unknown {
      // A call on what is none (`WebSocket.prototype.send.call({})`) is the page's mistake, and not to become ours.
      const seen = live && owner.isPrototypeOf(self);
      if (seen) before(self, args);
      const result: unknown = Reflect.apply(target, self, args);
      return seen ? after(result) : result;
    },
  });
  Object.defineProperty(owner, name, { ...original, [part]: ours });
  return () => {
    live = false;
    const current = Object.getOwnPropertyDescriptor(owner, name);
    if (current?.[part] === ours) Object.defineProperty(owner, name, { ...current, [part]: native });
  };
}

/** The object of a prototype chain that itself has `name`: a wrapper may stand before it. An empty one where none has. */
export const ownerOf = (start: object | null, name: string): object =>
  !start || Object.getOwnPropertyDescriptor(start, name) ? start ?? {} : ownerOf(Object.getPrototypeOf(start) as object | null, name);

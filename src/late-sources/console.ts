import { messageOf } from '../events/message-of.ts';
import type { LateSource } from '../sources/late-source.ts';

const KINDS = { error: 'error', warn: 'warning' } as const;

/** Objects are the page's own, and reading them may run its getters. */
const textOf = (part: unknown): string => (Object(part) === part && !(part instanceof Error) ? `[${typeof part}]` : messageOf(part));

/** Console warnings and errors, where the developer asked for them. The console shows our line as their origin, as with any patch. */
export const consoleSource: LateSource = ({ emit, guard, console: wanted }) => {
  if (!wanted) return () => undefined;
  const undo = Object.entries(KINDS).map(([name, kind]) => {
    const method = name as keyof typeof KINDS;
    const native = console[method];
    const note = guard((parts: unknown[]) => emit('page.logged', { kind, message: messageOf(parts.map(textOf).join(' ')) }));
    const ours = new Proxy(native, {
      apply(target, self, parts: unknown[]): unknown {
        note(parts);
        return Reflect.apply(target, self, parts);
      },
    });
    console[method] = ours;
    return () => {
      if (console[method] === ours) console[method] = native;
    };
  });
  return () => undo.forEach((stop) => stop());
};

import type { Stop } from '../events/events.ts';
import { all, type Guard } from './guard.ts';
import { listen } from './natives.ts';
import { patch } from './patch.ts';

type Found = (manager: unknown) => void;

/**
 * Finds managers of a socket.io-client that a script tag put into `window.io`. Such a script's `load`
 * event, caught on its way down, comes before the next inline script runs, so that no property trap
 * on `window` is needed. The prototype's `open` then tells every manager before its first request.
 */
export function watchGlobalIo(guard: Guard, found: Found): Stop {
  const undo: Stop[] = [];
  const patched = new Set<object>();
  const look = guard(() => {
    const io = (globalThis as { io?: { Manager?: { prototype?: object } } }).io;
    const prototype = typeof io === 'function' ? (io as { Manager?: { prototype?: object } }).Manager?.prototype : undefined;
    if (!prototype || patched.has(prototype)) return;
    patched.add(prototype);
    const tell = guard((manager: object) => found(manager));
    for (const method of ['open', 'connect']) {
      undo.push(patch(prototype, method, 'value', (manager, _args, call) => {
        tell(manager);
        return call();
      }));
    }
  });
  undo.push(listen(document, 'load', ({ target }) => {
    if (target instanceof HTMLScriptElement) look();
  }, { capture: true }));
  look();
  return all(undo);
}

import type { Stop } from '../events/events.ts';
import { all, type Guard } from './guard.ts';
import { listen } from './natives.ts';
import { patch } from './patch.ts';

/** The global of a socket.io-client by script tag. Up to 4.2 it lists its managers; in 3.x and 4.0 it has no `Socket`. */
interface GlobalIo {
  readonly managers?: object;
  readonly Manager?: { readonly prototype: object };
  readonly Socket?: { readonly prototype: object };
}

/** Where a client's classes are followed, each once. */
export interface ClientWatch {
  /** Tells of every manager of this class from now on, before its first request. */
  follow(Manager: GlobalIo['Manager'], Socket?: GlobalIo['Socket']): void;
  readonly stop: Stop;
}

/**
 * The prototype's `open` tells every manager before its first request; one that was open before us is
 * told by its next packet (in 3.x and 4.0 by its own method).
 */
export function watchClients(guard: Guard, found: (manager: unknown) => void): ClientWatch {
  const undo: Stop[] = [];
  const patched = new Set<unknown>();
  return {
    follow(Manager, Socket) {
      if (!Manager || patched.has(Manager)) return;
      patched.add(Manager);
      for (const method of ['open', 'connect', '_packet']) undo.push(patch(Manager.prototype, method, 'value', guard(found)));
      undo.push(patch(Socket?.prototype ?? {}, 'packet', 'value', guard(found)));
    },
    stop: () => all(undo)(),
  };
}

/**
 * Finds managers of a socket.io-client that a script tag put into `window.io`. Such a script's `load`
 * event, caught on its way down, comes before the next inline script runs, so that no property trap
 * on `window` is needed.
 */
export function watchGlobalIo(guard: Guard, clients: ClientWatch, found: (manager: unknown) => void): Stop {
  const look = guard(() => {
    const { Manager, Socket, managers = {} } = (globalThis as { io?: GlobalIo }).io ?? {};
    clients.follow(Manager, Socket);
    Object.values(managers).forEach(found);
  });
  const stop = listen(document, 'load', guard(({ target }: Event) => {
    if (target instanceof HTMLScriptElement) look();
  }), { capture: true });
  look();
  return stop;
}

import type { Stop } from '../events/events.ts';
import { messageOf } from '../events/message-of.ts';
import { all } from '../sources/guard.ts';
import type { LateContext, LateSource } from '../sources/late-source.ts';
import { listenTo, type ManagerView } from '../sources/manager-view.ts';
import type { SeenManager } from '../sources/socket-io.ts';
import { authKeysOf, optionsOf } from './manager-options.ts';
import { watchWaiting } from './waiting.ts';
import { readEngine } from './engine-alone.ts';

/** What the constructor throws; a WebSocket that merely failed says `websocket error`. */
const THROWN = /SecurityError|SyntaxError|insecure|invalid|malformed/i;

/** What only managers and their engines know: options in force, what was there before us, what waits, WebSockets that threw, WebTransport. */
export const managers: LateSource = (context) => {
  const { guard } = context;
  const current = new Map<ManagerView, SeenManager>();
  const begun = new Map<ManagerView, Stop>();
  const leave = (manager: ManagerView): void => begun.get(manager)?.();

  const stops = [
    context.managers.each(guard((manager, seen) => {
      leave(manager);
      begun.delete(manager);
      current.delete(manager);
      if (!seen) return;
      current.set(manager, seen);
      tellManager(context, seen);
      begun.set(manager, all([watchThrows(context, seen), readEngine(context, seen)]));
    })),
    watchWaiting(context, current),
  ];
  return () => {
    stops.forEach((stop) => stop());
    [...begun.keys()].forEach(leave);
  };
};

/** The options in force, and of a manager that was there before us all that can still be read. */
function tellManager({ emit }: LateContext, { manager, label, level, engine, connection, late }: SeenManager): void {
  emit('manager.attached', { label, level, late, options: optionsOf(manager), authKeys: authKeysOf(manager) }, connection.id);
  if (!late) return;
  const sockets = Object.entries(manager.nsps ?? {}) as [string, { readonly connected?: boolean } | undefined][];
  emit('manager.found', {
    namespaces: sockets.map(([name]) => name),
    connected: sockets.filter(([, socket]) => socket?.connected).map(([name]) => name),
    attempts: Number(manager.backoff?.attempts) || 0,
    pingInterval: connection.pingInterval || undefined,
    pingTimeout: connection.pingTimeout || engine.pingTimeout || engine._pingTimeout,
  }, connection.id);
}

/** `new WebSocket()` that threw leaves no WebSocket behind, and every client swallows what it threw. */
function watchThrows({ emit, guard }: LateContext, { engine, connection: { id } }: SeenManager): Stop {
  const { ws, name } = engine.transport;
  if (name === 'websocket' && !ws && engine.readyState === 'opening') emit('websocket.threw', {}, id);
  return listenTo(engine, 'upgradeError', guard((error: unknown) => {
    if (THROWN.test(messageOf(error))) emit('websocket.threw', {}, id);
  }));
}

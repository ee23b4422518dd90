import type { Emit, Facts, Stop, Transport } from '../events/events.ts';
import { messageOf } from '../events/message-of.ts';
import { appKeys } from '../protocol/engine-url.ts';
import type { Connection, Connections } from './connections.ts';
import { all, type Guard } from './guard.ts';
import { endpointOf, type EngineView, listenTo, managerOf, type ManagerView } from './manager-view.ts';

/** Engines remembered for whoever follows them. */
const EARLY_KEPT = 100;

/** What the manager source needs. */
export interface ManagerContext {
  readonly emit: Emit;
  readonly guard: Guard;
  readonly connections: Connections;
}

type Level = Facts['manager.attached']['level'];

/** A manager with the engine that it has now. */
export interface SeenManager {
  readonly manager: ManagerView;
  readonly label: string;
  readonly level: Level;
  readonly engine: EngineView;
  readonly connection: Connection;
  /** The engine was open when it was first seen. */
  readonly late: boolean;
}

/** Hears of a manager's new engine; of none when the manager is let go of. */
export type FollowEngine = (manager: ManagerView, seen?: SeenManager) => void;

/** Watches managers that were handed over or found. */
export interface ManagerWatch {
  /** Watches a manager, or a socket's manager; `undefined` when it is neither. A second time changes nothing. */
  attach(managerOrSocket: unknown, label: string, level: Level): Stop | undefined;
  /** Tells of each engine, of those that were and of those to come. For one listener. */
  each(follow: FollowEngine): Stop;
  stop(): void;
}

/**
 * What socket.io-client believes: options, attempts, reasons. Listens on manager and engine only: apps
 * count and remove the listeners of their sockets. Each new engine is caught by an accessor `engine`
 * on the manager, which replaces no function and sees it before its handshake (2.x to 4.8).
 */
export function watchManagers({ emit, guard, connections }: ManagerContext): ManagerWatch {
  const attached = new Map<ManagerView, Stop>();
  /** Until somebody follows; bounded, since it may be that nobody ever does. */
  const early: Parameters<FollowEngine>[] = [];
  let follow: FollowEngine = (...told) => void (early.push(told) > EARLY_KEPT && early.shift());

  const attach: ManagerWatch['attach'] = (candidate, label, level) => {
    const manager = managerOf(candidate);
    if (!manager) return undefined;
    const known = attached.get(manager);
    if (known) return known;
    let current: Connection | undefined;

    const enter = guard((engine: EngineView | undefined) => {
      // `open` or `opening`: any other tells of a connection that is over.
      if (!engine?.readyState?.startsWith('open')) return;
      const connection = current = claim(engine, connections);
      follow(manager, { manager, label, level, engine, connection, late: engine.readyState === 'open' });
    });

    const on = (event: string, action: (first: never, second: never) => void): Stop => listenTo(manager, event, guard(action));
    const undo = [
      on('reconnect_attempt', (attempt: number) => emit('manager.reconnect-attempted', { attempt }, current?.id)),
      on('reconnect', (attempts: number) => emit('manager.reconnected', { attempts }, current?.id)),
      on('reconnect_failed', () => emit('manager.reconnect-gave-up', {}, current?.id)),
      // 2.x tells of an opening that failed under a name of its own.
      ...['error', 'connect_error'].map((event) =>
        on(event, (error: unknown) => emit('manager.erred', { message: messageOf(error), description: descriptionOf(error) }, current?.id))),
      on('close', (reason: unknown, details: unknown) => {
        emit('manager.closed', { reason: String(reason), description: descriptionOf(details) }, current?.id);
        if (current && !current.wire) connections.end(current, 'manager', 'network');
      }),
      interceptEngine(manager, enter),
    ];
    enter(manager.engine);

    const detach = guard(() => {
      if (!attached.delete(manager)) return;
      follow(manager);
      all(undo)();
    });
    attached.set(manager, detach);
    return detach;
  };

  return {
    attach,
    each(wanted) {
      follow = wanted;
      early.splice(0).forEach((told) => wanted(...told));
      return () => void (follow = () => undefined);
    },
    stop: () => all([...attached.values()])(),
  };
}

/** The connection that the wire has already begun for this engine, or a new one that only the manager sees. */
function claim(engine: EngineView, connections: Connections): Connection {
  const { id, transport } = engine;
  const { ws, pollXhr, query = {}, name = '' } = transport;
  // Its name differs, and is mangled in the scripts of 4.8.
  const xhr = Object.values(pollXhr ?? {}).find((value) => (value as XMLHttpRequest | null)?.readyState) as object | undefined;
  const connection = connections.join(ws ?? xhr, {
    url: { endpoint: endpointOf(engine), protocol: Number(query['EIO']), sid: id, queryKeys: appKeys(Object.keys(query)) },
    transport: name.startsWith('web') ? name as Transport : 'polling', seenBy: 'manager', late: engine.readyState === 'open',
  });
  connection.pingInterval ||= engine.pingInterval ?? engine._pingInterval ?? 0;
  if (ws) {
    // Changes nothing, but shows the wire a WebSocket that was open before us.
    const { binaryType } = ws;
    ws.binaryType = binaryType;
  }
  return connection;
}

/** Calls `enter` for each engine that the manager creates; the undo leaves plain data as it was. */
function interceptEngine(manager: ManagerView, enter: (engine: EngineView | undefined) => void): Stop {
  let { engine } = manager;
  // On a frozen manager it is not defined, and does not throw.
  Reflect.defineProperty(manager, 'engine', {
    configurable: true,
    enumerable: true,
    get: () => engine,
    set: (next: EngineView | undefined) => {
      engine = next;
      enter(next);
    },
  });
  return () => {
    delete manager.engine;
    if (engine) manager.engine = engine;
  };
}

/** A status or text; an Event or other object says nothing that JSON could keep. */
const descriptionOf = (details: unknown): string | undefined => {
  const inner = (details as { readonly description?: unknown } | undefined)?.description ?? details;
  return /^[sn]/.test(typeof inner) ? String(inner) : undefined;
};

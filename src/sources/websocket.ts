import type { Stop } from '../events/events.ts';
import { OPEN, PONG, UPGRADE } from '../protocol/engine-io.ts';
import { readEngineUrl } from '../protocol/engine-url.ts';
import type { Connection } from './connections.ts';
import { all } from './guard.ts';
import { after, listen, monotonic, since } from './natives.ts';
import { ownerOf, patch } from './patch.ts';
import type { WireContext } from './xhr.ts';

/** How long a `close` may follow an `error`; longer means that the browser blocked the socket itself. */
const CLOSE_GRACE_MS = 250;

interface Socket {
  readonly connection: Connection;
  readonly startedAt: number;
  /** It carries a `sid`: an upgrade of a polling session. */
  readonly upgrade: boolean;
  opened: boolean;
  /** Packets still need a closer look: open packet or probe outstanding. */
  settling: boolean;
  probedAt: number;
  errored: boolean;
  closedByPage: boolean;
  closed: boolean;
}

/**
 * Watches Engine.IO WebSockets through their prototype: the constructor stays native, subclassing
 * works, and a bundle that captured it before us is seen all the same. A socket is first noticed
 * when engine.io sets `binaryType` (right after construction) or, late, when it next sends.
 *
 * The function given to `onmessage` is wrapped rather than a second listener added: a second DOM
 * dispatch costs 3 to 5 microseconds a message, the wrapping a fraction of one.
 */
export function watchWebSocket({ emit, guard, connections, traffic }: WireContext): Stop {
  const sockets = new WeakMap<object, Socket | undefined>();
  const wrappers = new WeakMap<object, unknown>();
  const live = new Set<WebSocket>();
  const owner = ownerOf(globalThis.WebSocket?.prototype, 'url');
  if (!owner) return () => undefined;

  const notice = (ws: WebSocket): Socket | undefined => {
    if (sockets.has(ws)) return sockets.get(ws);
    const url = readEngineUrl(ws.url);
    // One that is not ours costs one lookup from then on.
    sockets.set(ws, undefined);
    if (!url) return undefined;
    const late = ws.readyState !== 0;
    const connection = (url.sid && connections.find(url.sid)) || connections.attempt({ url, transport: 'websocket', seenBy: 'wire', late });
    connection.wire = true;
    live.add(ws);
    const socket: Socket = {
      connection, startedAt: monotonic(), upgrade: url.sid !== undefined, opened: late, settling: !late,
      probedAt: 0, errored: false, closedByPage: false, closed: false,
    };
    sockets.set(ws, socket);
    if (late) joinLate(ws, socket);
    else emit('websocket.opening', { upgrade: socket.upgrade }, connection.id);
    observe(ws, socket);
    return socket;
  };

  const joinLate = (ws: WebSocket, { connection }: Socket): void => {
    connection.transport = 'websocket';
    connection.handshaken = true;
    const handler = ws.onmessage as unknown;
    if (typeof handler === 'function') ws.onmessage = handler as typeof ws.onmessage;
  };

  const observe = (ws: WebSocket, socket: Socket): void => {
    const { connection } = socket;
    listen(ws, 'open', guard(() => {
      socket.opened = true;
      emit('websocket.opened', { ms: since(socket.startedAt) }, connection.id);
    }));
    listen(ws, 'error', guard(() => {
      socket.errored = true;
      emit('websocket.errored', { opened: socket.opened }, connection.id);
      after(CLOSE_GRACE_MS, guard(() => {
        if (socket.closed || ws.readyState !== 3) return;
        emit('websocket.blocked', {}, connection.id);
        conclude(socket, 'blocked', 'network');
      }));
    }));
    listen(ws, 'close', guard((event: CloseEvent) => {
      socket.closed = true;
      live.delete(ws);
      const by = socket.closedByPage ? 'page' : event.wasClean ? 'server' : 'network';
      const { code, reason, wasClean: clean } = event;
      emit('websocket.closed', { code, reason, clean, opened: socket.opened, ms: since(socket.startedAt), by }, connection.id);
      conclude(socket, 'closed', by);
    }));
  };

  const conclude = (socket: Socket, because: 'closed' | 'blocked', by: 'page' | 'server' | 'network'): void => {
    const { connection } = socket;
    if (!socket.upgrade || connection.transport === 'websocket') {
      connections.end(connection, 'websocket', by);
    } else if (!connection.ended) {
      emit('engine.upgrade-failed', { to: 'websocket', ms: since(socket.startedAt), because }, connection.id);
    }
  };

  const received = guard((socket: Socket, data: unknown) => {
    const { connection } = socket;
    if (typeof data !== 'string') {
      traffic.binary(connection, false, sizeOf(data));
      return;
    }
    if (socket.settling && settle(socket, data)) return;
    traffic.text(connection, false, data);
  });

  /** The open packet, or the probe's answer: true when the packet is told as a fact of its own. */
  const settle = (socket: Socket, data: string): boolean => {
    const { connection, upgrade } = socket;
    const code = data.charCodeAt(0);
    if (!upgrade && code === OPEN && connections.shake(connection, data.slice(1), 'websocket')) {
      socket.settling = false;
      return true;
    }
    if (upgrade && code === PONG && data === '3probe') {
      emit('engine.probe-answered', { ms: since(socket.probedAt) }, connection.id);
      return true;
    }
    return false;
  };

  const sending = guard((ws: WebSocket, data: unknown) => {
    const socket = notice(ws);
    if (!socket) return;
    const { connection } = socket;
    if (typeof data !== 'string') {
      traffic.binary(connection, true, sizeOf(data));
      return;
    }
    if (socket.settling && socket.upgrade && announcesUpgrade(socket, data)) return;
    traffic.text(connection, true, data);
  });

  const announcesUpgrade = (socket: Socket, data: string): boolean => {
    if (data === '2probe') {
      socket.probedAt = monotonic();
      emit('engine.probed', { to: 'websocket' }, socket.connection.id);
      return true;
    }
    if (data.length !== 1 || data.charCodeAt(0) !== UPGRADE) return false;
    socket.settling = false;
    connections.upgraded(socket.connection, 'websocket', monotonic() - socket.startedAt);
    return true;
  };

  const closing = guard((ws: WebSocket) => {
    const socket = notice(ws);
    // engine.io closes a socket that has just failed: that was not the page's will.
    if (socket && !socket.errored) socket.closedByPage = true;
  });

  const noticing = guard((ws: WebSocket) => void notice(ws));

  /** The app's handler, preceded by ours; `this`, arguments, result and throws are the app's own. */
  const wrapHandler = (handler: (event: MessageEvent) => unknown, ws: object): unknown => {
    const wrapper = function (this: unknown, event: MessageEvent): unknown {
      const socket = sockets.get(ws);
      if (socket) received(socket, event.data);
      return handler.call(this, event);
    };
    wrappers.set(wrapper, handler);
    return wrapper;
  };

  const undo = [
    patch(owner, 'binaryType', 'set', (ws, _args, call) => {
      noticing(ws as WebSocket);
      return call();
    }),
    patch(owner, 'onmessage', 'set', (ws, args, call) => {
      noticing(ws as WebSocket);
      const socket = sockets.get(ws);
      if (socket && typeof args[0] === 'function') {
        args[0] = wrapHandler(args[0] as (event: MessageEvent) => unknown, ws);
      }
      return call();
    }),
    patch(owner, 'onmessage', 'get', (_ws, _args, call) => {
      const handler = call();
      return (typeof handler === 'function' && wrappers.get(handler)) || handler;
    }),
    patch(owner, 'send', 'value', (ws, args, call) => {
      sending(ws as WebSocket, args[0]);
      return call();
    }),
    patch(owner, 'close', 'value', (ws, _args, call) => {
      closing(ws as WebSocket);
      return call();
    }),
  ];
  return () => {
    all(undo)();
    for (const ws of live) {
      const handler = wrappers.get(ws.onmessage as object) as typeof ws.onmessage | undefined;
      if (handler) ws.onmessage = handler;
    }
  };
}

/** An ArrayBuffer, a view of one, or a Blob. */
const sizeOf = (data: unknown): number => {
  const { byteLength, size = 0 } = data as { byteLength?: number; size?: number };
  return byteLength ?? size;
};

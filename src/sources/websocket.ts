import type { Stop } from '../events/events.ts';
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
  /** Whether its messages come by a listener of ours, or by a handler of the app's that we wrapped. */
  listening: boolean | undefined;
  /** Take our listeners off. */
  readonly leave: Stop[];
  /** Who ended it; where nobody did by the time it closes, the close event tells. */
  by: 'page' | 'network' | undefined;
}

/**
 * Watches Engine.IO WebSockets through their prototype: the constructor stays native, subclassing
 * works, and a bundle that captured it before us is seen all the same. A socket is first noticed
 * when engine.io sets `binaryType` (right after construction) or, late, when it next sends. WebKit's
 * constructor throws where a policy forbids the address: that one is known by the policy's report.
 *
 * The function given to `onmessage` is wrapped rather than a second listener added: a second DOM
 * dispatch costs 3 to 5 microseconds a message, the wrapping a fraction of one. A socket that opens
 * without such a handler gets the listener: a zone.js that was loaded later keeps handlers to itself.
 */
export function watchWebSocket({ emit, guard, connections, traffic }: WireContext): Stop {
  const sockets = new WeakMap<object, Socket | undefined>();
  const wrappers = new WeakMap<object, unknown>();
  const live = new Set<WebSocket>();
  const owner = ownerOf(WebSocket.prototype, 'url');

  const notice = (ws: WebSocket, made?: boolean): Socket | undefined => {
    if (sockets.has(ws)) return sockets.get(ws);
    const url = readEngineUrl(ws.url);
    // One that is not ours costs one lookup from then on.
    sockets.set(ws, undefined);
    // Nor is one that is already closing: nothing would be heard of it but its end. One that was just made and
    // is closed was refused by the page's policy.
    if (!url || (ws.readyState > 1 && !made)) return undefined;
    const late = ws.readyState === 1;
    const connection = connections.join(ws, { url, transport: 'websocket', seenBy: 'wire', late });
    const socket: Socket = {
      connection, startedAt: monotonic(), upgrade: url.sid !== undefined, opened: late, settling: !late,
      listening: undefined, leave: [], by: undefined,
    };
    sockets.set(ws, socket);
    observe(ws, socket);
    if (late) {
      connection.transport = 'websocket';
      connection.handshaken = true;
      const { onmessage } = ws;
      // Set once more, by way of our setter.
      ws.onmessage = onmessage;
      hear(ws, socket);
    } else {
      connection.opening = socket.startedAt;
      emit('websocket.opening', { upgrade: socket.upgrade }, connection.id);
    }
    return socket;
  };

  const hear = (ws: WebSocket, socket: Socket): void => {
    if (socket.listening !== undefined) return;
    socket.listening = true;
    // Capturing, as the app's own listener is there already, and answers at once.
    socket.leave.push(listen<MessageEvent>(ws, 'message', guard(({ data }) => passed(socket, false, data)), { capture: true }));
  };

  const observe = (ws: WebSocket, socket: Socket): void => {
    const { connection, leave } = socket;
    const on = <E extends Event>(type: string, action: (event: E) => void): void => void leave.push(listen(ws, type, guard(action)));
    live.add(ws);
    on('open', () => {
      socket.opened = true;
      connection.opened = monotonic();
      connection.opening = 0;
      hear(ws, socket);
      emit('websocket.opened', { ms: since(socket.startedAt) }, connection.id);
    });
    on('error', () => {
      // engine.io closes a socket that has just failed: that is not the page's will.
      socket.by ??= 'network';
      emit('websocket.errored', { opened: socket.opened }, connection.id);
      leave.push(after(CLOSE_GRACE_MS, guard(() => {
        if (ws.readyState !== 3) return;
        emit('websocket.blocked', {}, connection.id);
        connection.opening = 0;
        conclude(socket, 'blocked', 'network');
      })));
    });
    on('close', ({ code, reason, wasClean: clean }: CloseEvent) => {
      live.delete(ws);
      // Nor is it blocked any more.
      all(leave)();
      connection.opening = connection.opened = connection.probed = connection.agreed = 0;
      const by = socket.by ?? (clean ? 'server' : 'network');
      emit('websocket.closed', { code, reason, clean, opened: socket.opened, ms: since(socket.startedAt), by }, connection.id);
      conclude(socket, 'closed', by);
    });
  };

  const conclude = (socket: Socket, because: 'closed' | 'blocked', by: 'page' | 'server' | 'network'): void => {
    const { connection } = socket;
    if (!socket.upgrade || connection.transport === 'websocket') {
      connections.end(connection, 'websocket', by);
    } else if (!connection.ended) {
      emit('engine.upgrade-failed', { to: 'websocket', ms: since(socket.startedAt), because }, connection.id);
    }
  };

  /** The open packet, the probe, its answer, the upgrade: true when the frame is told as a fact of its own. */
  const settles = (socket: Socket, text: string): boolean => {
    const { connection, upgrade, startedAt } = socket;
    const { id } = connection;
    if (!upgrade) {
      const shaken = text.startsWith('0') && connections.shake(connection, text.slice(1), 'websocket');
      socket.settling = !shaken;
      return shaken;
    }
    if (text === '2probe') {
      connection.probed = monotonic();
      emit('engine.probed', { to: 'websocket' }, id);
    } else if (text === '3probe') {
      emit('engine.probe-answered', { ms: since(connection.probed) }, id);
      connection.probed = 0;
      connection.agreed = monotonic();
    } else if (text === '5') {
      socket.settling = false;
      connection.agreed = 0;
      connection.transport = 'websocket';
      emit('engine.upgraded', { to: 'websocket', ms: since(startedAt) }, id);
    } else return false;
    return true;
  };

  const passed = (socket: Socket | undefined, sent: boolean, data: unknown): void => {
    if (socket && !(socket.settling && typeof data === 'string' && settles(socket, data))) traffic.frame(socket.connection, sent, data);
  };
  const noted = guard(passed);
  const noticing = guard((ws: WebSocket) => void notice(ws));

  /** The app's handler, preceded by ours; `this`, arguments, result and throws are the app's own. */
  const wrapHandler = (handler: (event: MessageEvent) => unknown, socket: Socket): unknown => {
    const wrapper = function (this: unknown, event: MessageEvent): unknown {
      noted(socket, false, event.data);
      return handler.call(this, event);
    };
    wrappers.set(wrapper, handler);
    return wrapper;
  };

  const undo = [
    listen<SecurityPolicyViolationEvent>(document, 'securitypolicyviolation', guard(({ blockedURI, disposition }) => {
      const url = disposition === 'report' ? undefined : readEngineUrl(blockedURI);
      if (!url || url.sid || url.transport !== 'websocket') return;
      // Elsewhere it was noticed before the report came, and is not over yet.
      if (connections.all.some(({ endpoint, transport, handshaken, ended }) => endpoint === url.endpoint && transport === 'websocket' && !handshaken && !ended)) return;
      const connection = connections.join(undefined, { url, transport: 'websocket', seenBy: 'wire', late: false });
      emit('websocket.blocked', {}, connection.id);
      connections.end(connection, 'websocket', 'network');
    })),
    patch(owner, 'binaryType', 'set', guard((ws: WebSocket) => void notice(ws, true))),
    patch(owner, 'onmessage', 'set', guard((ws: WebSocket, args: unknown[]) => {
      const [handler] = args;
      const socket = notice(ws);
      if (!socket || socket.listening || typeof handler !== 'function') return;
      socket.listening = false;
      args[0] = wrapHandler(handler as (event: MessageEvent) => unknown, socket);
    })),
    patch(owner, 'onmessage', 'get', noticing, (handler) => wrappers.get(handler as object) ?? handler),
    patch(owner, 'send', 'value', guard((ws: WebSocket, [data]: unknown[]) => passed(notice(ws), true, data))),
    patch(owner, 'close', 'value', guard((ws: WebSocket) => {
      const socket = notice(ws);
      if (socket) socket.by ??= 'page';
    })),
  ];
  return all([() => {
    for (const ws of live) {
      all(sockets.get(ws)!.leave)();
      const handler = wrappers.get(ws.onmessage as object) as typeof ws.onmessage | undefined;
      if (handler) ws.onmessage = handler;
    }
  }, ...undo]);
}

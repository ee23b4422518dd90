/** The app of these pages: its own bundled socket.io-client 4.8, and what the scenes hand to it. */
import { Fetch, io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { jsonParser } from './bytes-parser.ts';
import { StubWebTransport } from './stub-webtransport.ts';

const sockets: Record<string, Socket> = {};

/** Opens a socket by the path of its server; kept under a name. */
const open = (name: string, path: string, options: Partial<ManagerOptions & SocketOptions> = {}): Socket =>
  (sockets[name] = io(location.origin, { path, forceNew: true, ...options }));

/** As an app without Socket.IO would do it, or a client without timers: no close, no reconnecting. */
const openRaw = (path: string): void => {
  const ws = new WebSocket(`${location.origin.replace('http', 'ws')}${path}?EIO=4&transport=websocket`);
  ws.binaryType = 'arraybuffer';
  ws.onmessage = () => undefined;
};

/** Holds the main thread. */
const hold = (ms: number): void => void setTimeout(() => {
  for (const end = performance.now() + ms; performance.now() < end; );
});

Object.assign(globalThis, { sockets, open, openRaw, hold, Fetch, jsonParser, StubWebTransport });

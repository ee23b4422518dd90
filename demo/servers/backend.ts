import type { Server } from 'socket.io';
import type { ClientEvents, ServerEvents } from '../events.ts';

/** The demo's Socket.IO server, with its events. */
export type DemoServer = Server<ClientEvents, ServerEvents>;

/** What every backend is started with. */
export interface BackendOptions {
  /** 0, the default, takes a free one. */
  port?: number | undefined;
  pageOrigins: string[];
  /** Milliseconds; the library's default where absent. */
  pingInterval?: number | undefined;
  /** Milliseconds; the library's default where absent. */
  pingTimeout?: number | undefined;
}

/** A running Socket.IO server on 127.0.0.1, meant to stand behind the fault proxy. */
export interface Backend {
  port: number;
  /** Only where the server runs in this process. */
  io?: DemoServer;
  stop(): Promise<void>;
}

/** The request header in which the proxy tells the backend its own fault. */
export const faultHeader = 'x-demo-fault';

import { createServer, type RequestListener } from 'node:http';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import { listen } from '../../../demo/servers/listen.ts';
import type { Stage } from '../variant.ts';

/** How the Node server differs from a right one. */
export interface NodeOptions {
  /** Options of `new Server()`, laid over CORS for the page's origin. */
  readonly options?: { readonly [K in keyof ServerOptions]?: ServerOptions[K] | undefined };
  /** Middleware and handlers, before the usual ones. */
  readonly setUp?: (io: Server) => void;
  /** Answers what is not Socket.IO, @default 404 */
  readonly otherwise?: RequestListener;
  readonly port?: number;
}

/** A running Node server. */
export interface NodeServer {
  readonly port: number;
  readonly url: string;
  readonly io: Server;
  stop(): Promise<void>;
}

const notFound: RequestListener = (_, response) => response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');

/** Starts socket.io 4 on Node, with the demo's events. */
export function startNode({ origin, use }: Stage, { options = {}, setUp, otherwise = notFound, port = 0 }: NodeOptions = {}): Promise<NodeServer> {
  return use((async () => {
    const server = createServer(otherwise);
    const io = new Server(server, { cors: { origin, credentials: true }, ...(options as Partial<ServerOptions>) });
    setUp?.(io);
    io.on('connection', serve);
    io.of('/news');
    const bound = await listen(server, port, '127.0.0.1');
    return {
      port: bound, url: `http://127.0.0.1:${bound}`, io,
      stop: async () => {
        const closed = io.close();
        server.closeAllConnections();
        await closed;
      },
    };
  })());
}

function serve(socket: Socket): void {
  const answer = { ok: true, detail: 'Done' };
  const { nsp } = socket;
  for (const name of ['leave_user_room', 'notify', 'program_notify']) socket.on(name, (_: unknown, acknowledge: (value: object) => void) => acknowledge(answer));
  socket.on('join_user_room', (_: unknown, acknowledge: (value: object) => void) => {
    if (nsp.listeners('lab:mute-join').length === 0) acknowledge(answer);
  });
  socket.on('chat', ({ text }: { text: string }, acknowledge: (value: object) => void) => {
    socket.emit('chat', { user_id: '3', text: text.slice(0, 100), sent_at: new Date().toISOString() });
    acknowledge(answer);
  });
  socket.on('disconnect_me', () => socket.disconnect());
}

import { connect, createServer, type Socket } from 'node:net';
import { listen } from '../../demo/servers/listen.ts';

/** A TCP port before a server, whose connections can be cut and which can be closed. */
export interface Front {
  readonly port: number;
  /** Drops every connection and refuses new ones, as a network that is gone. */
  down(): Promise<void>;
  up(): Promise<void>;
}

/** Opens a port that passes bytes to `backend` and back. */
export async function openFront(backend: number): Promise<Front> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    const onward = connect({ host: '127.0.0.1', port: backend, noDelay: true });
    socket.pipe(onward).pipe(socket);
    for (const [one, other] of [[socket, onward], [onward, socket]] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    port,
    down: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    async up() {
      if (!server.listening) await listen(server, port, '127.0.0.1');
    },
  };
}

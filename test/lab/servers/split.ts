import { connect, createServer, type Socket } from 'node:net';
import { listen } from '../../../demo/servers/listen.ts';
import type { Stage } from '../variant.ts';

/** The first byte of every TLS connection. */
const TLS_HELLO = 0x16;

/** One port for both: what begins with TLS goes to one server, all else to the other. */
export function startSplit({ use }: Stage, { tls, plain }: { readonly tls: number; readonly plain: number }): Promise<{ readonly url: string; stop(): Promise<void> }> {
  return use((async () => {
    const sockets = new Set<Socket>();
    const server = createServer((client) => {
      sockets.add(client);
      client.on('error', () => client.destroy()).once('data', (first: Buffer) => {
        const onward = connect(first[0] === TLS_HELLO ? tls : plain, '127.0.0.1').on('error', () => client.destroy());
        sockets.add(onward);
        onward.write(first);
        client.pipe(onward).pipe(client);
        client.on('close', () => onward.destroy());
      });
    });
    const port = await listen(server, 0, '127.0.0.1');
    return {
      url: `http://127.0.0.1:${port}`,
      stop: () => new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    };
  })());
}

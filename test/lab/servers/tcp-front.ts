import { connect, createServer, type Socket } from 'node:net';
import { listen } from '../../../demo/servers/listen.ts';
import type { Stage } from '../variant.ts';

/** What happens to the bytes between browser and server. */
export interface TcpOptions {
  /** Absent: accepts, and never answers. */
  readonly to?: number;
  /** Each way takes this long, in ms. */
  readonly delay?: number;
  /** Cuts a connection on which nothing moved for so long, in ms. */
  readonly idle?: number;
  /** Resets every connection at once. */
  readonly resets?: boolean;
  readonly port?: number;
}

/** A running front. */
export interface TcpFront {
  readonly port: number;
  readonly url: string;
  /** From now on no byte gets through, and nobody is told. */
  silence(): void;
  stop(): Promise<void>;
}

/** Starts a TCP proxy that does to connections what networks do. */
export function startTcpFront({ use }: Stage, options: TcpOptions): Promise<TcpFront> {
  return use((async () => {
    const sockets = new Set<Socket>();
    let silent = false;
    const keep = (socket: Socket): void => {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    };
    const carry = (from: Socket, to: Socket): void => {
      from.on('data', (bytes: Buffer) => {
        const pass = (): void => void (!silent && to.writable && to.write(bytes));
        if (options.delay === undefined) pass();
        else setTimeout(pass, options.delay);
      });
      from.on('close', () => setTimeout(() => !silent && to.destroy(), options.delay ?? 0));
    };
    const server = createServer((client) => {
      keep(client);
      if (options.resets) return void client.resetAndDestroy();
      if (options.to === undefined) return void client.resume();
      const onward = connect({ host: '127.0.0.1', port: options.to, noDelay: true });
      keep(onward);
      carry(client, onward);
      carry(onward, client);
      if (options.idle === undefined) return;
      for (const socket of [client, onward]) socket.setTimeout(options.idle);
      client.on('timeout', () => client.bytesRead + onward.bytesRead > 0 && (client.destroy(), onward.destroy()));
    });
    const port = await listen(server, options.port ?? 0, '127.0.0.1');
    return {
      port, url: `http://127.0.0.1:${port}`,
      silence: () => void (silent = true),
      stop: () => new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    };
  })());
}

import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { listen } from '../../../demo/servers/listen.ts';
import type { Stage } from '../variant.ts';

/** The part of socket.io 2 that is used here; it has no types of its own. */
type StartOld = (server: object, options: object) => { close(): void };

const start = createRequire(import.meta.url)('socket.io-2') as StartOld;

/** Starts socket.io 2.5, which speaks Engine.IO 3 only, with CORS for the page's origin. */
export function startNode2({ origin, use }: Stage): Promise<{ readonly url: string; stop(): Promise<void> }> {
  return use((async () => {
    const server = createServer((_, response) => response.writeHead(404).end());
    const io = start(server, { origins: [origin], cors: true });
    const port = await listen(server, 0, '127.0.0.1');
    return {
      url: `http://127.0.0.1:${port}`,
      stop: async () => {
        io.close();
        server.closeAllConnections();
      },
    };
  })());
}

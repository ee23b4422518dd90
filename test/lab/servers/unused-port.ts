import { createServer } from 'node:net';
import { listen } from '../../../demo/servers/listen.ts';

/** A port on which nothing listens just now. */
export async function unusedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, '127.0.0.1');
  await new Promise((resolve) => server.close(resolve));
  return port;
}

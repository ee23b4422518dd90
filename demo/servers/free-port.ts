import { createServer } from 'node:net';

/** Where so many ports in a row are taken, the fault is elsewhere. */
const maximumTries = 50;

/** The first free port from `port` upwards, on IPv4 and IPv6 alike. */
export async function freePort(port: number): Promise<number> {
  for (let candidate = port; candidate < port + maximumTries; candidate += 1) {
    if (await isFree(candidate)) return candidate;
  }
  throw new Error(`No free port from ${port} to ${port + maximumTries - 1}.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    // No host: the wildcard of both families, or else "localhost" could still be someone else's.
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

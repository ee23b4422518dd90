import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { faults, type Fault, type FaultName } from './faults.ts';
import { forwardRequest, forwardUpgrade } from './forward.ts';
import { listen } from './listen.ts';

/** The API's public port: a proxy that stands before any backend and does the faults. */
export interface FaultProxy {
  port: number;
  currentFault(): FaultName;
  /** Switches, and cuts every connection, so that all start afresh under the new fault. */
  setFault(name: FaultName): Promise<void>;
  cutConnections(): void;
  stop(): Promise<void>;
}

const forbidden = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** Starts the proxy before the backend on `backendPort`. */
export async function startFaultProxy(options: {
  port: number;
  host: string;
  backendPort: number;
}): Promise<FaultProxy> {
  let name: FaultName = 'none';
  const fault = (): Fault => faults[name];
  const sockets = new Set<Socket>();

  const server = createServer((request, response) => {
    forwardRequest(request, response, options.backendPort, name);
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (fault().refusesUpgrades) socket.end(forbidden);
    else forwardUpgrade(request, socket, head, options.backendPort, name);
  });
  // The server itself forgets a socket once it is upgraded.
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  const port = await listen(server, options.port, options.host);

  function cutConnections(): void {
    for (const socket of sockets) socket.destroy();
  }

  function close(): Promise<void> {
    return new Promise((resolve) => {
      server.close(() => resolve());
      cutConnections();
    });
  }

  async function change(next: FaultName): Promise<void> {
    if (next === name) return;
    name = next;
    if (fault().unreachable) return close();
    cutConnections();
    if (!server.listening) await listen(server, port, options.host);
  }

  // One after the other: two quick clicks must not close and open the port at once.
  let changes: Promise<void> = Promise.resolve();
  return {
    port,
    currentFault: () => name,
    setFault(next) {
      const changed = changes.then(() => change(next));
      changes = changed.catch(() => undefined);
      return changed;
    },
    cutConnections,
    async stop() {
      await changes;
      await close();
    },
  };
}

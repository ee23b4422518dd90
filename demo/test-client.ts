import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from './events.ts';

/** The app's client, for tests in Node. */
export type TestClient = Socket<ServerEvents, ClientEvents>;

/** A client of its own, which tries again quickly. */
export function createTestClient(
  url: string,
  options: Partial<ManagerOptions & SocketOptions> = {},
): TestClient {
  return io(url, {
    forceNew: true,
    transports: ['polling', 'websocket'],
    reconnectionDelay: 50,
    reconnectionDelayMax: 50,
    query: { user_id: '3' },
    ...options,
  });
}

/** Promises the next event of this name: its arguments. */
export function next(
  emitter: { once(event: string, listener: (...values: never[]) => void): unknown },
  event: string,
): Promise<unknown[]> {
  return new Promise((resolve) => emitter.once(event, (...values: unknown[]) => resolve(values)));
}

/** Promises the engine's transport name once it is the wanted one. */
export function transportIs(client: TestClient, name: string): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (client.connected && client.io.engine.transport.name === name) resolve();
    };
    client.on('connect', () => {
      client.io.engine.on('upgrade', check);
      check();
    });
    if (client.connected) client.io.engine.on('upgrade', check);
    check();
  });
}

/** A polling handshake as a page at `origin` would ask for it. */
export function askHandshake(url: string, origin: string): Promise<Response> {
  return fetch(`${url}/socket.io/?EIO=4&transport=polling`, { headers: { origin } });
}

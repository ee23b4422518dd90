import { io, type Socket } from 'socket.io-client';
import type { DemoConfig } from '../config.ts';
import type { ClientEvents, ServerEvents } from '../events.ts';
import { fakeToken } from './fake-token.ts';

/** The app's connection. */
export type UserSocket = Socket<ServerEvents, ClientEvents>;

/** The user's connection to the API, not yet opened. */
export function createUserSocket(url: string, user: string, { clientOptions, habits }: DemoConfig): UserSocket {
  return io(url, {
    transports: ['polling', 'websocket'],
    withCredentials: true,
    autoConnect: false,
    reconnection: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 2000,
    timeout: 10_000,
    ...clientOptions,
    auth: { token: fakeToken(user, habits?.includes('has-expired-token') ? -3600 : 3600) },
    query: { user_id: user },
  });
}

import type { UserSocket } from './user-socket.ts';

/** What an app usually knows of its connection. */
export interface ConnectionState {
  socket: 'connecting' | 'connected' | 'disconnected';
  transport?: string;
  detail: string;
}

/** Calls `show` at once and at every change. */
export function watchConnection(socket: UserSocket, show: (state: ConnectionState) => void): void {
  const manager = socket.io;
  let detail = '';
  let gaveUp = false;

  function update(text?: string): void {
    if (text !== undefined) detail = text;
    const transport = manager.engine?.readyState === 'open' ? manager.engine.transport.name : undefined;
    show({
      socket: socket.connected ? 'connected' : socket.active && !gaveUp ? 'connecting' : 'disconnected',
      ...(transport !== undefined && { transport }),
      detail,
    });
  }

  socket.on('connect', () => {
    gaveUp = false;
    update('');
  });
  socket.on('disconnect', (reason) => update(reason));
  socket.on('connect_error', (error) => update(error.message));
  manager.on('open', () => {
    manager.engine.on('upgrade', () => update());
    manager.engine.on('close', () => update());
    update();
  });
  manager.on('reconnect_attempt', () => {
    gaveUp = false;
    update();
  });
  manager.on('reconnect_failed', () => {
    gaveUp = true;
    update();
  });
  update();
}

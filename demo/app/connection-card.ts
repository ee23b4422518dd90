import { watchConnection, type ConnectionState } from './connection-state.ts';
import { byId } from './dom.ts';
import type { UserSocket } from './user-socket.ts';

const words = { connecting: 'Connecting', connected: 'Connected', disconnected: 'Disconnected' };
const transportWords: Record<string, string> = { polling: 'long-polling', websocket: 'WebSocket' };

/** Shows the connection's state and gives its buttons their work. */
export function startConnectionCard(socket: UserSocket): void {
  byId('connection-card', HTMLElement).hidden = false;
  const connect = byId('connect', HTMLButtonElement);
  const disconnect = byId('disconnect', HTMLButtonElement);
  const kick = byId('kick', HTMLButtonElement);

  connect.addEventListener('click', () => socket.connect());
  disconnect.addEventListener('click', () => socket.disconnect());
  kick.addEventListener('click', () => socket.emit('disconnect_me'));
  startAdminButton(socket);

  watchConnection(socket, (state) => {
    document.body.dataset['socket'] = state.socket;
    if (state.transport === undefined) delete document.body.dataset['transport'];
    else document.body.dataset['transport'] = state.transport;
    byId('state', HTMLElement).textContent = words[state.socket];
    byId('state-detail', HTMLElement).textContent = detailOf(state);
    connect.disabled = state.socket !== 'disconnected';
    disconnect.disabled = state.socket === 'disconnected';
    kick.disabled = state.socket !== 'connected';
  });
}

function detailOf({ socket, transport, detail }: ConnectionState): string {
  if (socket === 'connected') return `by ${transportWords[transport ?? ''] ?? transport}`;
  return detail;
}

/** The server refuses this namespace to everyone but administrators. */
function startAdminButton(socket: UserSocket): void {
  const answer = byId('admin-answer', HTMLElement);
  const admin = socket.io.socket('/admin', { auth: {} });
  admin.on('connect', () => (answer.textContent = '/admin: connected'));
  admin.on('connect_error', (error: Error) => (answer.textContent = `/admin: ${error.message}`));
  byId('admin', HTMLButtonElement).addEventListener('click', () => {
    answer.textContent = '/admin: asked';
    admin.disconnect().connect();
  });
}

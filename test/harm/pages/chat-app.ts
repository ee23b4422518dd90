import { io, type Socket } from 'socket.io-client';

/** How the app chats. */
export interface ChatPlan {
  /** @default the page's own origin */
  readonly url?: string;
  readonly transports?: ('polling' | 'websocket')[];
  readonly texts?: number;
  /** Leaves the socket open, as `window.socket`. */
  readonly stay?: boolean;
}

/** What the app itself saw. */
export interface Transcript {
  readonly transport: string;
  readonly received: readonly string[];
  readonly answers: readonly number[];
  readonly bytes: readonly number[];
  readonly refusal: string;
  readonly left: string;
}

declare global {
  interface Window {
    chat: (plan?: ChatPlan) => Promise<Transcript>;
    socket?: Socket;
  }
}

const event = (socket: Socket, name: string): Promise<unknown> => new Promise((resolve) => void socket.once(name, resolve));

/** A bundled app's whole life: connect, upgrade, events, acks, bytes, a refused namespace, goodbye. */
window.chat = async ({ url = location.origin, transports = ['polling', 'websocket'], texts = 4, stay = false } = {}) => {
  const socket = io(url, { transports, forceNew: true, reconnection: false, auth: { token: 'secret' } });
  const received: string[] = [];
  socket.on('message', (text: string) => void received.push(text));
  await event(socket, 'connect');
  if (transports.length > 1 && socket.io.engine.transport.name === 'polling') {
    await new Promise<void>((resolve) => void socket.io.engine.once('upgrade', () => resolve()));
  }
  const answers: number[] = [];
  for (let text = 1; text <= texts; text += 1) answers.push((await socket.emitWithAck('chat', 'x'.repeat(text))) as number);
  const bytes = [...new Uint8Array((await socket.emitWithAck('bytes', new Uint8Array([1, 2, 250]))) as ArrayBuffer)];
  const closed = socket.io.socket('/closed', { auth: { token: 'secret' } });
  const refusal = ((await event(closed, 'connect_error')) as Error).message;
  const transport = socket.io.engine.transport.name;
  if (stay) {
    window.socket = socket;
    return { transport, received, answers, bytes, refusal, left: '' };
  }
  const gone = event(socket, 'disconnect');
  socket.disconnect();
  return { transport, received, answers, bytes, refusal, left: String(await gone) };
};

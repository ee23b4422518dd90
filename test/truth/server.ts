import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { listen } from '../../demo/servers/listen.ts';
import { type Front, openFront } from './front.ts';
import { type Journal, keepJournal } from './journal.ts';
import { BURST, GREETING_EVENT, LARGE, REFUSAL, SLOW_MS } from './truth.ts';

/** Short, so that a run of two seconds has heartbeats. */
export const PING_INTERVAL_MS = 300;
/** Long: a busy machine must not look like a dead one. */
export const PING_TIMEOUT_MS = 10_000;
export const MAX_PAYLOAD = 4_000_000;

/** The server that every client version connects to. */
export interface TruthServer {
  /** The address that clients use: a front whose connections can be cut. */
  readonly address: string;
  readonly front: Front;
  readonly journal: Journal;
  /** Sends five events to every socket of the root namespace. */
  pushEarly(): void;
  stop(): Promise<void>;
}

/** Starts a server that speaks both protocols, refuses one namespace and denies connections that ask for it. */
export async function startTruthServer(): Promise<TruthServer> {
  const http = createServer();
  const io = new Server(http, {
    allowEIO3: true, pingInterval: PING_INTERVAL_MS, pingTimeout: PING_TIMEOUT_MS, maxHttpBufferSize: MAX_PAYLOAD,
    cors: { origin: true, credentials: true },
    allowRequest: (request, allow) => allow(request.url?.includes('deny=1') ? 'denied' : null, !request.url?.includes('deny=1')),
  });
  const journal = keepJournal(http);
  io.on('connection', serve);
  io.of('/second').on('connection', serve);
  io.of('/refused').use((_socket, next) => next(new Error(REFUSAL)));
  const front = await openFront(await listen(http, 0, '127.0.0.1'));
  return {
    address: `http://127.0.0.1:${front.port}`,
    front,
    journal,
    pushEarly() {
      for (let index = 0; index < 5; index += 1) io.emit('early', index);
    },
    async stop() {
      await front.down();
      await io.close();
    },
  };
}

type Ack = (...results: unknown[]) => void;

/** What a socket may ask for; every question is acknowledged. */
function serve(socket: Socket): void {
  for (const name of ['echo', 'twin']) socket.on(name, (...args: unknown[]) => (args.at(-1) as Ack)(name));
  socket.on('slow', (ack: Ack) => void setTimeout(ack, SLOW_MS, 'at last'));
  socket.on('ticks please', (count: number) => {
    for (let index = 0; index < count; index += 1) socket.emit('tick', { index, text: 'tick'.repeat(index) });
  });
  socket.on('question please', () => socket.emit('question', 'why?', () => socket.emit('thanks')));
  socket.on('binary', (data: Buffer, ack: Ack) => {
    socket.emit('blob', data.subarray(0, 300), { more: data.subarray(0, 500) });
    ack(data.subarray(0, 200));
  });
  socket.on(GREETING_EVENT, (text: string, ack: Ack) => {
    socket.emit(GREETING_EVENT, text);
    ack(text);
  });
  socket.on('upload', (text: string, ack: Ack) => ack(text.length));
  socket.on('large please', () => socket.emit('large', 'l'.repeat(LARGE)));
  socket.on('burst please', (count: number) => {
    for (let index = 0; index < count; index += 1) socket.emit(BURST, index);
  });
  socket.on('leave', () => socket.disconnect(true));
}

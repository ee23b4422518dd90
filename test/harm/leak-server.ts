import type { Server } from 'socket.io';
import type { HarmServer } from './harm-server.ts';
import type { Channel } from './planted.ts';

/** What the server plants: it answers, tells, refuses and fails with secrets in it. */
export function serveLeaks({ io, serve }: HarmServer, valuesOf: (channel: Channel) => unknown[]): void {
  serveSockets(io, valuesOf);
  const [refused] = valuesOf('refused');
  const [garbage] = valuesOf('garbage');
  serve('/refuse', (_, response) => void response.writeHead(400, { 'content-type': 'application/json' }).end(refused));
  serve('/garbage', (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(garbage));
  serve('/plain', (_, response) => void response.end('plain'));
  serve('/boom.js', (_, response) => void response.writeHead(200, { 'content-type': 'text/javascript' }).end('throw new Error("boom");'));
}

function serveSockets(io: Server, valuesOf: (channel: Channel) => unknown[]): void {
  io.on('connection', (socket) => {
    const ask = async (count: number): Promise<void> => {
      for (let index = 0; index < count; index += 1) await socket.emitWithAck('ask', index);
    };
    socket.on('question', (index: number, answer: (value: unknown) => void) => answer(valuesOf('answered')[index]));
    socket.on('tell', async (answer: () => void) => {
      for (const values of valuesOf('received')) socket.emit('told', ...(values as unknown[]));
      await ask(valuesOf('acked').length);
      answer();
    });
    socket.on('flood', (value: unknown, answer: (value: unknown) => void) => {
      socket.emit('flood', value);
      answer(value);
    });
    socket.on('ask me', async (count: number, answer: () => void) => {
      await ask(count);
      answer();
    });
  });
  for (const [index, message] of valuesOf('refusal').entries()) {
    io.of(`/refused-${index}`).use((_socket, next) => next(Object.assign(new Error(String(message)), { data: { message } })));
  }
}

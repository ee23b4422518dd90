import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { ClientEvents, ServerEvents } from '../events.ts';
import { faultHeader, type Backend, type BackendOptions, type DemoServer } from './backend.ts';
import { listen } from './listen.ts';

/** Starts the app's Socket.IO server, with CORS for the page's origins only. */
export async function startSocketIoServer(options: BackendOptions): Promise<Backend> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/health' ? 200 : 404, { 'content-type': 'text/plain' });
    response.end(request.url === '/health' ? 'ok' : 'Not found');
  });
  const io: DemoServer = new Server(server, {
    cors: { origin: options.pageOrigins, credentials: true },
    ...(options.pingInterval !== undefined && { pingInterval: options.pingInterval }),
    ...(options.pingTimeout !== undefined && { pingTimeout: options.pingTimeout }),
  });

  io.use((socket, next) => {
    if (socket.handshake.headers[faultHeader] === 'connect-unanswered') return;
    next();
  });
  io.on('connection', (socket) => handleEvents(io, socket));
  io.of('/admin').use((socket, next) => {
    next(socket.handshake.auth['admin'] ? undefined : new Error('Not allowed'));
  });

  const port = await listen(server, options.port ?? 0, '127.0.0.1');
  return { port, io, stop: () => io.close() };
}

function handleEvents(io: DemoServer, socket: Socket<ClientEvents, ServerEvents>): void {
  const user = String(socket.handshake.query['user_id'] ?? 'guest');

  socket.on('join_user_room', async ({ user_id }, acknowledge) => {
    await socket.join(`user_${user_id}`);
    acknowledge({ ok: true, detail: `Joined room user_${user_id}` });
  });
  socket.on('leave_user_room', async ({ user_id }, acknowledge) => {
    await socket.leave(`user_${user_id}`);
    acknowledge({ ok: true, detail: `Left room user_${user_id}` });
  });
  socket.on('notify', ({ user_id }, acknowledge) => {
    io.to(`user_${user_id}`).emit('notification', {
      title: 'New comment',
      message: 'Your coach commented on your last session.',
      sent_at: new Date().toISOString(),
    });
    acknowledge({ ok: true, detail: `Sent to room user_${user_id}` });
  });
  socket.on('program_notify', ({ user_id }, acknowledge) => {
    io.to(`user_${user_id}`).emit('program_notification', {
      program_id: 7,
      title: 'Program changed',
      message: 'Thursday: 5 x 5 squats instead of 3 x 8.',
      sent_at: new Date().toISOString(),
    });
    acknowledge({ ok: true, detail: `Sent to room user_${user_id}` });
  });
  socket.on('chat', ({ text }, acknowledge) => {
    io.emit('chat', { user_id: user, text, sent_at: new Date().toISOString() });
    acknowledge({ ok: true, detail: 'Delivered' });
  });
  socket.on('disconnect_me', () => {
    socket.disconnect();
  });
}

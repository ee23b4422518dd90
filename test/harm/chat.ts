import type { Server } from 'socket.io';

/** What `pages/chat-app.ts` talks to: says each text again and answers its length, gives bytes back, refuses `/closed`. */
export function serveChat(io: Server): void {
  io.on('connection', (socket) => {
    socket.on('chat', (text: string, answer?: (length: number) => void) => {
      socket.emit('message', text);
      answer?.(text.length);
    });
    socket.on('bytes', (bytes: Buffer, answer: (bytes: Buffer) => void) => answer(bytes));
  });
  io.of('/closed').use((_socket, next) => next(Object.assign(new Error('not today'), { data: { code: 7 } })));
}

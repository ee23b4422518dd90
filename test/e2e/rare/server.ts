import type { Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server, type ServerOptions } from 'socket.io';
import { type WebSocket, WebSocketServer } from 'ws';
import { serveChat } from '../../harm/chat.ts';
import type { HarmServer } from '../../harm/harm-server.ts';
import { jsonParser } from './bytes-parser.ts';
import { msgpackParser } from './msgpack.ts';

/** Short, so that a silence is soon too long. */
const PINGLESS = { sid: 'pingless-session', upgrades: [], pingInterval: 300, pingTimeout: 700 };

/** Cuts the TCP connections of all WebSockets that came by a path. */
export type Cut = (path: string) => void;

/**
 * Puts servers that misbehave, or do what few do, beside the chat. Real ones, each by its path; only an
 * Engine.IO that never says a word has to be written by hand.
 */
export function serveRare({ io: chat }: HarmServer): Cut {
  const http = chat.httpServer as HttpServer;
  const upgraded = new Map<string, Duplex[]>();
  const deaf = new WebSocketServer({ noServer: true });
  const byHand: Readonly<Record<string, (ws: WebSocket) => void>> = {
    '/mute/': () => undefined,
    '/pingless/': (ws) => {
      ws.send(`0${JSON.stringify(PINGLESS)}`);
      ws.send('2');
    },
  };
  http.on('upgrade', (request, socket, head) => {
    const path = request.url?.split('?')[0] ?? '';
    upgraded.set(path, [...(upgraded.get(path) ?? []), socket]);
    const serve = byHand[path];
    if (serve) deaf.handleUpgrade(request, socket, head, serve);
  });

  const begin = (path: string, options: Partial<ServerOptions> = {}): Server => {
    const io = new Server(http, { path, serveClient: false, ...options });
    serveChat(io);
    return io;
  };
  chat.on('connection', (socket) => {
    socket.on('never', () => undefined);
    socket.on('ask me', () => socket.emit('question', 'why?', () => undefined));
  });
  chat.of('/second');
  begin('/cut/');
  begin('/recovering/', { connectionStateRecovery: {} });
  begin('/msgpack/', { parser: msgpackParser });
  begin('/bytes/', { parser: jsonParser });
  const patient = begin('/patient/');
  patient.use(() => undefined);
  patient.of('/second').use(() => undefined);
  const { engine } = begin('/swallow/');
  engine.handleUpgrade = (request, socket, head) => deaf.handleUpgrade(request, socket, head, () => undefined);

  return (path) => upgraded.get(path)?.splice(0).forEach((socket) => socket.destroy());
}

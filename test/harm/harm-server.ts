import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server as HttpServer, type OutgoingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { serveChat } from './chat.ts';

/** Answers a request for one path. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A server of pages that a test makes up, with a Socket.IO chat and a WebSocket (`/echo`) that sends all back and closes when told. */
export interface HarmServer {
  readonly origin: string;
  /** The same server by another port. */
  readonly otherOrigin: string;
  /** The same server, chat and all, by so many more ports: a browser opens six connections to one, and what waits for a seventh hangs. */
  moreOrigins(count: number): Promise<readonly string[]>;
  readonly io: Server;
  /** Addresses of all CORS preflights so far. */
  readonly preflights: string[];
  /** Ends all WebSockets of `/echo`. */
  cutEcho(): void;
  serve(path: string, answer: Answer): void;
  /** Serves a text from now on; its address is made up. */
  serveText(text: string, type: 'text/html' | 'text/javascript', headers?: OutgoingHttpHeaders): string;
  close(): Promise<void>;
}

/** Starts it on two free ports. */
export async function startHarmServer(): Promise<HarmServer> {
  const answers = new Map<string, Answer>();
  const preflights: string[] = [];
  const answer: RequestListener = (request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    if (path.startsWith('/socket.io/')) return;
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-allow-methods': '*' }).end();
      return;
    }
    const found = answers.get(path);
    if (found) void Promise.resolve(found(request, response)).catch(() => response.destroy());
    else response.writeHead(404).end();
  };
  const io = new Server({ cors: { origin: true, credentials: true }, allowEIO3: true, maxHttpBufferSize: 1e7, pingInterval: 20_000 });
  serveChat(io);
  const echo = new WebSocketServer({ noServer: true });
  echo.on('connection', (socket) => socket.on('message', (data: Buffer, binary) => {
    const reason = /^close (.*)/s.exec(data.toString())?.[1];
    if (reason === undefined) socket.send(data, { binary });
    else socket.close(4001, reason);
  }));
  const servers: HttpServer[] = [];
  const open = async ({ chat }: { readonly chat: boolean }): Promise<string> => {
    const http = createServer(answer);
    servers.push(http);
    if (chat) io.attach(http);
    // After the attaching, which puts what listened before behind its own.
    http.prependListener('request', ({ method, url = '' }) => void (method === 'OPTIONS' && preflights.push(url)));
    if (chat) {
      http.on('upgrade', (request, socket, head) => {
        if (request.url?.startsWith('/echo')) echo.handleUpgrade(request, socket, head, (client) => echo.emit('connection', client, request));
      });
    }
    await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  };
  const [origin, otherOrigin] = [await open({ chat: true }), await open({ chat: false })];
  const serve = (path: string, one: Answer): void => void answers.set(path, one);
  return {
    origin,
    otherOrigin,
    moreOrigins: (count) => Promise.all(Array.from({ length: count }, () => open({ chat: true }))),
    io,
    preflights,
    serve,
    cutEcho: () => echo.clients.forEach((client) => client.terminate()),
    serveText(text, type, headers = {}) {
      // The same script has the same address, so that stacks can be compared.
      const path = `/${type.slice(5)}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
      serve(path, (_, response) => void response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers }).end(text));
      return path;
    },
    async close() {
      for (const client of echo.clients) client.terminate();
      for (const server of servers) server.closeAllConnections();
      await Promise.all([io.close(), ...servers.map((server) => new Promise((resolve) => server.close(resolve)))]);
    },
  };
}

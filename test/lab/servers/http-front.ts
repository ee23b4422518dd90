import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, request as sendRequest, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { listen } from '../../../demo/servers/listen.ts';
import type { Stage } from '../variant.ts';

/** What is done with a WebSocket handshake: passed on, 403, cut, never answered, or opened and never fed. */
export type UpgradeFate = 'pass' | 'forbid' | 'cut' | 'swallow' | 'mute';

/** What an HTTP proxy does to requests. */
export interface HttpOptions {
  /** Port of the server behind it, chosen for each request. */
  readonly to?: (request: IncomingMessage) => number;
  /** Answers itself where it returns true. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** ms that a request waits before it is passed on, @default 0 */
  readonly delay?: (request: IncomingMessage) => number;
  readonly upgrade?: UpgradeFate;
  /** Laid over the server's own response headers; undefined takes one out. */
  readonly headers?: Record<string, string | string[] | undefined>;
}

/** A running proxy. */
export interface HttpFront {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts an HTTP proxy that does to requests what proxies do. */
export function startHttpFront({ use }: Stage, options: HttpOptions): Promise<HttpFront> {
  return use((async () => {
    const sockets = new Set<Duplex>();
    const server = createServer((request, response) => {
      if (options.answer?.(request, response)) return;
      const delay = options.delay?.(request) ?? 0;
      if (delay > 0) setTimeout(() => forward(request, response, options), delay);
      else forward(request, response, options);
    });
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      upgrade(request, socket, head, options);
    });
    const port = await listen(server, 0, '127.0.0.1');
    return {
      port, url: `http://127.0.0.1:${port}`,
      stop: () => new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    };
  })());
}

const defined = (headers: Record<string, string | string[] | undefined>): Record<string, string | string[]> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined));

function forward(request: IncomingMessage, response: ServerResponse, { to, headers }: HttpOptions): void {
  const onward = sendRequest({
    host: '127.0.0.1', port: to?.(request) ?? 0, method: request.method, path: request.url, agent: false,
    headers: defined({ ...request.headers, connection: undefined }),
  });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, defined({ ...answer.headers, connection: undefined, 'transfer-encoding': undefined, ...headers }));
    answer.pipe(response);
  });
  onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end('Bad gateway')));
  response.on('close', () => {
    // A server may answer before it has read the body, which must not stand in the way of the next request.
    request.unpipe(onward).resume();
    onward.destroy();
  });
  request.pipe(onward);
}

function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, { upgrade: fate = 'pass', to }: HttpOptions): void {
  if (fate === 'forbid') socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  else if (fate === 'cut') socket.destroy();
  else if (fate === 'swallow') socket.resume();
  else if (fate === 'mute') openAndSwallow(request, socket);
  else passOn(request, socket, head, to?.(request) ?? 0);
}

function openAndSwallow(request: IncomingMessage, socket: Duplex): void {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  socket.resume();
}

function passOn(request: IncomingMessage, socket: Duplex, head: Buffer, port: number): void {
  const onward = connect({ host: '127.0.0.1', port, noDelay: true });
  const lines = Object.entries(defined(request.headers)).map(([name, value]) => `${name}: ${String(value)}`);
  onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  onward.write(head);
  socket.pipe(onward).pipe(socket);
  for (const [one, other] of [[socket, onward], [onward, socket]] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

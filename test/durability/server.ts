import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { appPage, readerPage } from './pages.ts';

const CLIENT = join(import.meta.dirname, '..', '..', 'node_modules', 'socket.io-client', 'dist', 'socket.io.min.js');
const TICK_MS = 5;

/** What a page told about itself beside its socket. */
export interface Witness {
  /** When the page itself had received each number (ms since the epoch). */
  readonly seen: Map<number, number>;
  /** When the page was left, where it could still say so. */
  left: number | undefined;
  /** The last number that the server sent. */
  sent: number;
}

/** One origin with an app on it, which gets consecutive numbers from a real Socket.IO server. */
export interface Site {
  readonly origin: string;
  readonly witness: Witness;
  /** Sends so many numbers at once, beside the steady ones. */
  burst(count: number): void;
  stop(): Promise<void>;
}

/** Events come under so many names in turn that they are no flood, of which not each is told. */
const NAMES = 5_000;

/** Starts a site whose app receives `rate` events a second, and with each of them `flood` of one other name. */
export async function startSite({ dist, rate = 200, flood = 0, script }: {
  readonly dist: string;
  readonly rate?: number;
  readonly flood?: number;
  /** Runs in the app's page before all else. */
  readonly script?: string;
}): Promise<Site> {
  const witness: Witness = { seen: new Map(), left: undefined, sent: 0 };
  const http = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    const html = (text: string): void => void response.setHeader('content-type', 'text/html').end(text);
    if (pathname === '/seen') {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        const { seen, left } = JSON.parse(body) as { seen: [number, number][]; left?: number };
        for (const [number, at] of seen) witness.seen.set(number, at);
        if (left !== undefined) witness.left = left;
        response.setHeader('access-control-allow-origin', '*').end();
      });
    } else if (pathname === '/app') {
      // An origin of its own that nobody shares: neither IndexedDB nor localStorage.
      if (searchParams.has('sandbox')) response.setHeader('content-security-policy', 'sandbox allow-scripts');
      html(appPage(searchParams.get('fault') ?? '', script));
    } else if (pathname === '/read') html(readerPage());
    else if (pathname === '/empty') html('<!doctype html><title>empty</title><button onclick="window.child = window.open(\'/app\')">open</button>');
    else if (pathname === '/client.js') response.setHeader('content-type', 'text/javascript').end(readFileSync(CLIENT));
    else if (pathname.startsWith('/dist/') && !pathname.includes('..')) {
      response.setHeader('content-type', 'text/javascript').setHeader('access-control-allow-origin', '*').end(readFileSync(join(dist, pathname.slice(6))));
    } else response.writeHead(404).end();
  });
  const io = new Server(http, { cors: { origin: '*' }, serveClient: false });
  const emit = (): void => {
    witness.sent += 1;
    io.emit(`item${witness.sent % NAMES}`, witness.sent);
    for (let index = 0; index < flood; index += 1) io.emit('flood', index);
  };
  io.on('connection', (socket) => {
    // After it: what arrives before the app listens is no event of its.
    socket.emit('ready');
  });
  let begun = Date.now();
  let due = 0;
  const timer = setInterval(() => {
    if (io.sockets.sockets.size === 0) {
      begun = Date.now();
      due = 0;
      return;
    }
    for (const target = ((Date.now() - begun) / 1_000) * rate; due < target; due += 1) emit();
  }, TICK_MS);
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    witness,
    burst(count) {
      for (let index = 0; index < count; index += 1) emit();
    },
    async stop() {
      clearInterval(timer);
      http.closeAllConnections();
      await io.close();
    },
  };
}

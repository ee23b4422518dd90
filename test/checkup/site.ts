import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { listen } from '../../demo/servers/listen.ts';

const CLIENT = join(import.meta.dirname, '..', '..', 'node_modules', 'socket.io-client', 'dist', 'socket.io.min.js');

/** How the app's connection goes: by the client's own choice, or by one transport alone. */
export type Transport = 'upgraded' | 'websocket' | 'polling';

/** A page with an app that asks its server all the time, and the server of another origin, which counts. */
export interface Site {
  readonly page: string;
  readonly endpoint: string;
  /** How often the app's connect handler was called. */
  readonly handled: () => number;
  /** Engine.IO sessions that the server holds now. */
  readonly sessions: () => number;
  stop(): Promise<void>;
}

/** The app: every 100 ms one event with an ack, as long as the one before was answered. */
const appPage = (api: string, transport: Transport): string => `<!doctype html><title>app</title>
<script src="/dist/sockscope.js" data-activate="always"></script>
<script src="/client.js"></script>
<script>
  const socket = io('${api}', { withCredentials: true${transport === 'upgraded' ? '' : `, transports: ['${transport}']`} });
  window.trips = [];
  window.connects = 0;
  window.disconnects = [];
  socket.on('connect', () => (connects += 1));
  socket.on('disconnect', (reason) => disconnects.push(reason));
  let waiting = false;
  setInterval(() => {
    if (waiting || !socket.connected) return;
    waiting = true;
    const begin = performance.now();
    socket.emit('ask', 'now', () => {
      trips.push(performance.now() - begin);
      waiting = false;
    });
  }, 100);
</script>`;

/** Starts both. */
export async function startSite(dist: string, transport: Transport): Promise<Site> {
  let handled = 0;
  const api = createServer((_, response) => void response.writeHead(404).end());
  const pages = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const file = pathname === '/client.js' ? CLIENT : pathname.startsWith('/dist/') && !pathname.includes('..') ? join(dist, pathname.slice(6)) : undefined;
    if (file !== undefined) response.setHeader('content-type', 'text/javascript').end(readFileSync(file));
    else if (pathname === '/') response.setHeader('content-type', 'text/html').end(appPage(endpoint, transport));
    else response.writeHead(404).end();
  });
  const page = `http://127.0.0.1:${await listen(pages, 0, '127.0.0.1')}`;
  const io = new Server(api, { cors: { origin: page, credentials: true }, serveClient: false });
  io.on('connection', (socket) => {
    handled += 1;
    socket.on('ask', (_: unknown, acknowledge: () => void) => acknowledge());
  });
  const endpoint = `http://127.0.0.1:${await listen(api, 0, '127.0.0.1')}`;
  return {
    page, endpoint: `${endpoint}/socket.io/`,
    handled: () => handled,
    sessions: () => io.engine.clientsCount,
    async stop() {
      pages.closeAllConnections();
      pages.close();
      api.closeAllConnections();
      await io.close();
    },
  };
}

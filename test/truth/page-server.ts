import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listen } from '../../demo/servers/listen.ts';
import type { RunOrder } from './app/client-view.ts';
import { buildApp } from './build-apps.ts';
import type { Cell } from './cell.ts';
import { clients, findClient, isOld } from './clients.ts';
import type { TruthServer } from './server.ts';

/** Events that come in one go; long-polling takes them in requests of a megabyte. */
const BURST = 10_000;
const BURST_BY_POLLING = 1_000;

/** What the pages are made of. */
export interface PageServerOptions {
  /** Folder of the built sockscope.js and panel.js. */
  readonly dist: string;
  /** Folder whose node_modules holds the clients. */
  readonly clientRoot: string;
  readonly server: TruthServer;
}

/** Serves one page a cell, and does what an app asks of its network. */
export interface PageServer {
  pageOf(cell: Cell): string;
  stop(): void;
}

/** Starts it on a free port. */
export async function startPages({ dist, clientRoot, server }: PageServerOptions): Promise<PageServer> {
  const apps = new Map<string, Promise<string>>();
  const scripts: Readonly<Record<string, (version: string) => Promise<string | Buffer>>> = {
    client: (version) => readFile(findClient(known(version), clientRoot).script),
    app: (version) => {
      const app = apps.get(version) ?? buildApp(version === 'cdn' ? undefined : findClient(known(version), clientRoot));
      apps.set(version, app);
      return app;
    },
  };
  const controls: Readonly<Record<string, () => unknown>> = {
    began: server.journal.sockscopeBegan, early: server.pushEarly, cut: server.front.down, up: server.front.up,
  };

  const answer = async (url: URL): Promise<{ type: string; body: string | Buffer }> => {
    const [, kind = '', name = ''] = url.pathname.split('/');
    if (kind === 'page') return { type: 'text/html', body: pageFor(JSON.parse(url.searchParams.get('cell')!) as Cell, server.address) };
    if (kind === 'control') await controls[name]?.();
    if (kind === 'control') return { type: 'text/plain', body: '' };
    const script = scripts[kind];
    return { type: 'text/javascript', body: script ? await script(name) : await readFile(join(dist, url.pathname.slice('/dist/'.length))) };
  };

  const http = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://page')).then(
      ({ type, body }) => response.setHeader('content-type', `${type}; charset=utf-8`).end(body),
      (error: unknown) => response.writeHead(404, { 'content-type': 'text/plain' }).end(String(error)),
    );
  });
  const port = await listen(http, 0, '127.0.0.1');
  return {
    pageOf: (cell) => `http://127.0.0.1:${port}/page?cell=${encodeURIComponent(JSON.stringify(cell))}`,
    stop() {
      http.close();
      http.closeAllConnections();
    },
  };
}

const known = (wanted: string) => clients.find(({ version }) => version === wanted)!.version;

function pageFor({ version, form, order, level, mode }: Cell, api: string): string {
  const sockscope = '/dist/sockscope.js';
  const begin = `<script src="${sockscope}" data-activate="always"></script>`;
  const app = form === 'cdn'
    ? `<script src="/client/${version}"></script><script src="/app/cdn"></script>`
    : `<script src="/app/${version}"></script>`;
  const run: RunOrder = {
    api,
    transports: mode === 'websocket only' ? ['websocket'] : mode === 'polling only' ? ['polling'] : ['polling', 'websocket'],
    old: isOld(version),
    upgrades: mode === 'polling, then websocket',
    attach: level === 'attached',
    sockscope: order === 'after connecting' ? sockscope : undefined,
    burst: mode === 'polling only' ? BURST_BY_POLLING : BURST,
  };
  return `<!doctype html><html><head><meta charset="utf-8"><title>truth</title><link rel="icon" href="data:,">
    ${order === 'before' ? begin : ''}${app}${order === 'after bundle' ? begin : ''}</head>
    <body><script>startTruth(${JSON.stringify(run)})</script></body></html>`;
}

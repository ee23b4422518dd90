import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import type { DemoConfig } from '../config.ts';
import { isFaultName, type FaultName } from './faults.ts';
import { listen } from './listen.ts';
import { withSockscope, type SockscopeTag } from './script-tag.ts';
import { readStaticFile } from './static-file.ts';

/** Where `vite build -c demo/vite.config.ts` puts the page. */
export const pageFolder = fileURLToPath(new URL('../dist', import.meta.url));

const sockscopeFolder = fileURLToPath(new URL('../../dist', import.meta.url));

/** A body longer than this is no fault's name. */
const maximumBody = 1000;

/** What the page server is started with. */
export interface PageServerOptions {
  port: number;
  host: string;
  sockscope: SockscopeTag;
  /** Asked at each request: the API may have started later. */
  config: () => DemoConfig;
  setFault: (name: FaultName) => Promise<void>;
  /** More headers of the page itself, such as a Content-Security-Policy. */
  headers?: Record<string, string> | undefined;
  /** Serves by https. */
  certificate?: { key: string; cert: string } | undefined;
}

/** A running page server. */
export interface PageServer {
  port: number;
  stop(): Promise<void>;
}

/** Serves the built page, its /config.json, Sockscope's own files and the fault switch. */
export async function startPageServer(options: PageServerOptions): Promise<PageServer> {
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response, options).catch(() => {
      if (response.headersSent) response.destroy();
      else send(response, 500, 'text/plain', 'Internal error');
    });
  };
  const server = options.certificate ? createTlsServer(options.certificate, listener) : createServer(listener);
  const port = await listen(server, options.port, options.host);
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: PageServerOptions,
): Promise<void> {
  const path = pathOf(request);
  if (path === '/demo/fault' && request.method === 'POST') {
    return switchFault(request, response, options);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(response, 405, 'text/plain', 'Method not allowed');
  }
  if (path === '/config.json') return sendJson(response, 200, options.config());
  if (path === '/') return sendPage(response, options);
  const file = path.startsWith('/sockscope/')
    ? await readStaticFile(sockscopeFolder, path.slice('/sockscope/'.length))
    : await readStaticFile(pageFolder, path.slice(1));
  if (!file) return send(response, 404, 'text/plain', 'Not found');
  send(response, 200, file.contentType, file.body);
}

async function sendPage(response: ServerResponse, { sockscope, headers }: PageServerOptions): Promise<void> {
  const file = await readStaticFile(pageFolder, 'index.html');
  if (!file) {
    return send(response, 503, 'text/plain', 'Not built: npx vite build -c demo/vite.config.ts');
  }
  send(response, 200, file.contentType, withSockscope(file.body.toString(), sockscope), headers);
}

async function switchFault(
  request: IncomingMessage,
  response: ServerResponse,
  options: PageServerOptions,
): Promise<void> {
  // With this type another site's page cannot post here without a preflight, which gets 405.
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return sendJson(response, 415, { error: 'Send application/json.' });
  }
  const name = faultIn(await readBody(request));
  if (!name) return sendJson(response, 400, { error: 'No such fault.' });
  await options.setFault(name);
  sendJson(response, 200, { fault: name });
}

function faultIn(body: string): FaultName | undefined {
  try {
    const { fault }: { fault?: unknown } = Object(JSON.parse(body));
    return isFaultName(fault) ? fault : undefined;
  } catch {
    return undefined;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > maximumBody) return '';
  }
  return body;
}

function pathOf(request: IncomingMessage): string {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://page').pathname);
  } catch {
    return '/not-found';
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    ...headers,
    'content-type': contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

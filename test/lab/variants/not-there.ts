import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen } from '../../../demo/servers/listen.ts';
import { answerAll, website } from '../servers/answers.ts';
import { startHttpFront } from '../servers/http-front.ts';
import { proxyTo, startNginx } from '../servers/nginx.ts';
import { startNode } from '../servers/node.ts';
import { startFlask } from '../servers/flask.ts';
import { startTlsFront } from '../servers/tls.ts';
import { unusedPort } from '../servers/unused-port.ts';
import { unreadablePoll, waitingPoll, withoutScript } from '../unasked.ts';
import { all, type Variant } from '../variant.ts';

const absent = { expected: ['no-socket-io-here'] } as const;
const gateway = { expected: ['gateway-error'] } as const;

/** Something answers, and it is not Socket.IO. */
export const notThere: readonly Variant[] = [
  {
    id: 'wrong-path-flask', code: '12a', what: 'the client asks at a path where Flask has nothing', unasked: unreadablePoll, expected: ['wrong-path'], engines: all,
    client: { path: '/ws/' }, build: (stage) => startFlask(stage),
  },
  { id: 'wrong-path-node', code: '12b', what: 'the client asks at a path where Node has nothing', unasked: unreadablePoll, expected: ['wrong-path'], client: { path: '/api/socket.io/' }, build: (stage) => startNode(stage) },
  {
    id: 'wrong-path-bare-node', code: '12c', what: 'the same, and Node answers nothing at all there', unasked: waitingPoll, expected: ['wrong-path'], client: { path: '/realtime/' },
    build: async ({ origin, use }) => {
      const server = createServer();
      const io = new Server(server, { cors: { origin, credentials: true } });
      const port = await listen(server, 0, '127.0.0.1');
      await use({ stop: async () => { server.closeAllConnections(); await io.close(); } });
      return { url: `http://127.0.0.1:${port}` };
    },
  },
  { ...absent, id: 'website', code: '12d', what: 'a website answers with its page, which may not be read', unasked: unreadablePoll, sets: withoutScript, engines: all, build: (stage) => startHttpFront(stage, { answer: answerAll(website), upgrade: 'cut' }) },
  {
    id: 'website-readable', code: '12e', what: 'a website answers with its page, which may be read', expected: ['html-instead-of-engine'], engines: all,
    build: (stage) => startHttpFront(stage, { answer: answerAll({ ...website, cors: true }), upgrade: 'cut' }),
  },
  { ...absent, id: 'not-found', code: '30a', what: '404 without CORS', unasked: unreadablePoll, build: (stage) => startHttpFront(stage, { answer: answerAll({ status: 404 }), upgrade: 'cut' }) },
  { ...gateway, id: 'not-found-readable', code: '30b', what: '404 that may be read', build: (stage) => startHttpFront(stage, { answer: answerAll({ status: 404, cors: true }), upgrade: 'cut' }) },
  { ...absent, id: 'bad-gateway', code: '30c', what: 'nginx before a dead application: 502 without CORS', unasked: unreadablePoll, sets: withoutScript, engines: all, build: async (stage) => startNginx(stage, proxyTo(await unusedPort())) },
  {
    ...gateway, id: 'bad-gateway-readable', code: '30d', what: 'the same with CORS headers on every answer', engines: all,
    build: async (stage) => startNginx(stage, `add_header Access-Control-Allow-Origin ${stage.origin} always; add_header Access-Control-Allow-Credentials true always; ${proxyTo(await unusedPort())}`),
  },
  { ...absent, id: 'unavailable', code: '30e', what: '503 without CORS, to every request', unasked: unreadablePoll, build: (stage) => startHttpFront(stage, { answer: answerAll({ status: 503, type: 'text/html', body: '<h1>Sleeping</h1>' }), upgrade: 'cut' }) },
  { ...gateway, id: 'too-many-requests', code: '30f', what: '429 that may be read', build: (stage) => startHttpFront(stage, { answer: answerAll({ status: 429, cors: true, body: 'Slow down' }), upgrade: 'cut' }) },
  { id: 'unauthorized-readable', code: '30g', what: '401 that may be read', expected: ['request-forbidden'], build: (stage) => startHttpFront(stage, { answer: answerAll({ status: 401, cors: true }), upgrade: 'cut' }) },
  {
    ...absent, id: 'redirect', code: '12f', what: '308 to the path without its slash, where nothing is', unasked: unreadablePoll,
    build: (stage) => startHttpFront(stage, {
      upgrade: 'cut',
      answer: (request, response) => answerAll(request.url?.startsWith('/socket.io/') ? { status: 308, headers: { location: request.url.replace('/socket.io/', '/socket.io') } } : { status: 404 })(request, response),
    }),
  },
  {
    id: 'redirect-to-https', code: '12g', what: 'http answers with a redirect to https', unasked: unreadablePoll, expected: ['wrong-scheme'],
    build: async (stage) => {
      // One port for both, as a scheme alone is what is wrong: TLS begins with a byte of its own.
      const node = await startNode(stage);
      const tls = await startTlsFront(stage, node.port);
      const plain = await startHttpFront(stage, { upgrade: 'cut', answer: (request, response) => answerAll({ status: 301, headers: { location: `https://${request.headers.host}${request.url}` } })(request, response) });
      const { startSplit } = await import('../servers/split.ts');
      return startSplit(stage, { tls: tls.port, plain: plain.port });
    },
  },
  {
    ...gateway, id: 'same-origin', code: '12h', what: 'the page asks its own server, which has no Socket.IO',
    build: async ({ origin }) => ({ url: origin }),
  },
];

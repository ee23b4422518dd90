import { geventWebSocket, startFlask, threads } from '../servers/flask.ts';
import { proxyTo, startNginx } from '../servers/nginx.ts';
import { startNode } from '../servers/node.ts';
import { all, type Variant } from '../variant.ts';

const well = { code: '-', expected: [] } as const;

/** Every kind of server, as it should be: nothing may be found, not even a doubt. */
export const healthy: readonly Variant[] = [
  { ...well, id: 'healthy-node', what: 'socket.io 4 on Node', engines: all, build: (stage) => startNode(stage) },
  { ...well, id: 'healthy-eventlet', what: 'Flask-SocketIO on gunicorn eventlet', engines: all, build: (stage) => startFlask(stage) },
  { ...well, id: 'healthy-gevent', what: 'Flask-SocketIO on the worker of gevent-websocket', build: (stage) => startFlask(stage, geventWebSocket) },
  { ...well, id: 'healthy-gthread', what: 'Flask-SocketIO on gunicorn gthread with a WebSocket library', build: (stage) => startFlask(stage, threads) },
  {
    ...well, id: 'healthy-nginx', what: 'nginx with the lines for WebSocket, before Node', engines: all,
    build: async (stage) => startNginx(stage, proxyTo((await startNode(stage)).port)),
  },
  {
    ...well, id: 'healthy-nginx-flask', what: 'nginx with the lines for WebSocket, before Flask',
    build: async (stage) => startNginx(stage, proxyTo((await startFlask(stage)).port)),
  },
  {
    ...well, id: 'healthy-buffering', what: 'nginx that buffers whole polls, which does no harm', client: { transports: ['polling'] },
    build: async (stage) => startNginx(stage, proxyTo((await startNode(stage)).port, 'proxy_buffering on; proxy_set_header Host $host;')),
  },
  {
    ...well, id: 'healthy-star-credentials', what: '* with credentials on python-engineio, which echoes the origin', engines: all,
    build: (stage) => startFlask(stage, { socketio: { cors_allowed_origins: '*' } }),
  },
  {
    ...well, id: 'healthy-star-without-credentials', what: '* on Node, and no credentials', client: { withCredentials: false },
    build: (stage) => startNode(stage, { options: { cors: { origin: '*' } } }),
  },
  {
    ...well, id: 'healthy-extra-headers', what: 'extraHeaders, which python-engineio lets in',
    client: { extraHeaders: { authorization: 'Bearer none' } }, build: (stage) => startFlask(stage),
  },
  { ...well, id: 'healthy-polling-only', what: 'long-polling by choice', engines: all, client: { transports: ['polling'] }, build: (stage) => startNode(stage) },
  { ...well, id: 'healthy-websocket-only', what: 'WebSocket by choice', engines: all, client: { transports: ['websocket'] }, build: (stage) => startNode(stage) },
  { ...well, id: 'healthy-websocket-only-flask', what: 'WebSocket by choice, on Flask', client: { transports: ['websocket'] }, build: (stage) => startFlask(stage) },
  { ...well, id: 'healthy-emit-in-connect', what: 'an event sent inside the connect handler', build: (stage) => startFlask(stage, { connect: 'emit' }) },
  {
    ...well, id: 'healthy-own-path', what: 'a path of its own, the same on both sides', client: { path: '/ws/socket.io/' },
    build: (stage) => startNode(stage, { options: { path: '/ws/socket.io/' } }),
  },
  { ...well, id: 'healthy-two-namespaces', what: 'two namespaces on one connection', habits: ['reads-news', 'joins'], build: (stage) => startNode(stage) },
  { ...well, id: 'healthy-recovery', what: 'connection state recovery', build: (stage) => startNode(stage, { options: { connectionStateRecovery: {} } }) },
];

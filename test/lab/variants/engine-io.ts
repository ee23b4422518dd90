import { answerAll } from '../servers/answers.ts';
import { startHttpFront } from '../servers/http-front.ts';
import { startNginx } from '../servers/nginx.ts';
import { startNode2 } from '../servers/node-2.ts';
import { startNode } from '../servers/node.ts';
import { deadWebSocket } from '../unasked.ts';
import { all, type Variant } from '../variant.ts';

/** Something speaks, and not what this client understands. */
export const engineIo: readonly Variant[] = [
  { id: 'server-v2', code: '15a', what: 'socket.io 2 on the server, 4 on the page', expected: ['client-too-new'], engines: all, client: { withCredentials: false }, build: startNode2 },
  { id: 'server-v2-websocket-only', code: '15a', what: 'the same, and the client uses WebSocket only', expected: ['client-too-new'], client: { transports: ['websocket'] }, build: startNode2 },
  {
    id: 'cached', code: '11b', what: 'nginx caches the handshake and leaves the query out of its key', expected: ['response-cached'], engines: all,
    build: async (stage) => {
      const { port } = await startNode(stage);
      const folder = await stage.directory();
      return startNginx(stage, `location / { proxy_pass http://127.0.0.1:${port}; proxy_cache all; proxy_cache_key $uri; proxy_cache_valid 200 1m;
        proxy_ignore_headers Cache-Control Expires Set-Cookie Vary; }`, `proxy_cache_path ${folder}/cache keys_zone=all:1m;`);
    },
  },
  {
    id: 'maintenance-json', code: '12e', what: 'something answers 200 with JSON of its own, which may be read', expected: ['html-instead-of-engine'],
    build: (stage) => startHttpFront(stage, { answer: answerAll({ status: 200, cors: true, type: 'application/json', body: '{"status":"maintenance"}' }), upgrade: 'cut' }),
  },
  {
    id: 'websocket-only-server', code: '25b', what: 'Node serves WebSocket only, and the client begins with polling', expected: ['transport-disabled'], engines: all,
    build: (stage) => startNode(stage, { options: { transports: ['websocket'] } }),
  },
  {
    id: 'polling-only-server', code: '25d', what: 'Node serves polling only, and the client begins with WebSocket', unasked: deadWebSocket, expected: ['websocket-only-refused'],
    sets: [['transport-disabled'], ['no-fallback'], ['transport-disabled', 'websocket-only-refused']], also: ['no-fallback', 'websocket-not-offered'],
    client: { transports: ['websocket', 'polling'] }, build: (stage) => startNode(stage, { options: { transports: ['polling'] } }),
  },
];

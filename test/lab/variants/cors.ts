import type { ClientOptions } from '../../../demo/config.ts';
import { geventWebSocket, startFlask } from '../servers/flask.ts';
import { startHttpFront } from '../servers/http-front.ts';
import { proxyTo, startNginx, upgradeHeaders } from '../servers/nginx.ts';
import { startNode } from '../servers/node.ts';
import { deadWebSocket, unreadablePoll, withoutScript } from '../unasked.ts';
import { all, type Stage, type Variant } from '../variant.ts';

const rejected = { expected: ['origin-rejected'] } as const;
const missing = { expected: ['cors-headers-missing'] } as const;
const credentials = { expected: ['cors-refuses-credentials'] } as const;
const preflight = { expected: ['cors-preflight-refused'] } as const;
const withHeader: ClientOptions = { extraHeaders: { authorization: 'Bearer none' } };

const behindHeaders = (headers: Record<string, string | string[] | undefined>) => async (stage: Stage) => {
  const { port } = await startNode(stage);
  return startHttpFront(stage, { to: () => port, headers });
};

/** The server is there, and browsers must not show this page what it says. */
export const cors: readonly Variant[] = [
  { ...rejected, id: 'origin-unset', code: '06a', what: 'Flask-SocketIO without cors_allowed_origins', unasked: unreadablePoll, sets: withoutScript, engines: all, build: (stage) => startFlask(stage, { socketio: { cors_allowed_origins: null } }) },
  { ...rejected, id: 'origin-other', code: '06b', what: 'Flask-SocketIO allows another origin', unasked: unreadablePoll, build: (stage) => startFlask(stage, { ...geventWebSocket, socketio: { cors_allowed_origins: ['https://app.example.com'] } }) },
  { ...rejected, id: 'origin-wildcard', code: '06c', what: 'Flask-SocketIO allows a pattern, which it compares letter by letter', unasked: unreadablePoll, build: (stage) => startFlask(stage, { socketio: { cors_allowed_origins: ['http://127.0.0.1:*'] } }) },
  {
    ...rejected, id: 'origin-other-websocket-only', code: '06b', what: 'the same, and the client uses WebSocket only', unasked: deadWebSocket, client: { transports: ['websocket'] },
    build: (stage) => startFlask(stage, { socketio: { cors_allowed_origins: ['https://app.example.com'] } }),
  },
  { ...missing, id: 'node-without-cors', code: '06d', what: 'Node without the option cors', unasked: unreadablePoll, engines: all, build: (stage) => startNode(stage, { options: { cors: undefined } }) },
  { ...missing, id: 'node-other-origin', code: '06e', what: 'Node allows another origin', unasked: unreadablePoll, build: (stage) => startNode(stage, { options: { cors: { origin: 'https://app.example.com', credentials: true } } }) },
  {
    id: 'allow-request', code: '06g', what: 'allowRequest on Node says no: 403', expected: ['request-forbidden'], engines: all,
    build: (stage) => startNode(stage, { options: { allowRequest: (_, decide) => decide('Not you', false) } }),
  },
  { ...missing, id: 'proxy-strips-cors', code: '07e', what: 'a proxy takes the CORS headers out', unasked: unreadablePoll, build: behindHeaders({ 'access-control-allow-origin': undefined, 'access-control-allow-credentials': undefined }) },
  {
    ...missing, id: 'proxy-doubles-cors', code: '07d', what: 'nginx adds a second Access-Control-Allow-Origin', unasked: unreadablePoll, engines: all,
    build: async (stage) => startNginx(stage, `add_header Access-Control-Allow-Origin ${stage.origin} always; ${proxyTo((await startNode(stage)).port)}`),
  },
  { ...credentials, id: 'node-star', code: '07f', what: "cors.origin '*' on Node, and the page sends cookies", unasked: unreadablePoll, engines: all, build: (stage) => startNode(stage, { options: { cors: { origin: '*' } } }) },
  {
    ...credentials, id: 'proxy-star', code: '07c', what: 'nginx replaces the header by a literal *', unasked: unreadablePoll,
    build: async (stage) => startNginx(stage, `location / { proxy_pass http://127.0.0.1:${(await startFlask(stage)).port}; ${upgradeHeaders}
      proxy_hide_header Access-Control-Allow-Origin; add_header Access-Control-Allow-Origin * always; }`),
  },
  { ...credentials, id: 'proxy-without-credentials', code: '07b', what: 'a proxy takes Access-Control-Allow-Credentials out', unasked: unreadablePoll, build: behindHeaders({ 'access-control-allow-credentials': undefined }) },
  {
    ...preflight, id: 'node-allowed-headers', code: '08a', what: 'Node does not list the header that the app sends', unasked: unreadablePoll, client: withHeader, engines: all,
    build: (stage) => startNode(stage, { options: { cors: { origin: stage.origin, credentials: true, allowedHeaders: ['x-other'] } } }),
  },
  {
    ...preflight, id: 'proxy-refuses-options', code: '08c', what: 'nginx answers 405 to OPTIONS', unasked: unreadablePoll, client: withHeader,
    build: async (stage) => startNginx(stage, `location / { if ($request_method = OPTIONS) { return 405; } proxy_pass http://127.0.0.1:${(await startFlask(stage)).port}; ${upgradeHeaders} }`),
  },
];

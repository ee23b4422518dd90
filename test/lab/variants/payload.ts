import { startFlask } from '../servers/flask.ts';
import { proxyTo, startNginx } from '../servers/nginx.ts';
import { startNode } from '../servers/node.ts';
import { all, type Variant } from '../variant.ts';

const large = { expected: ['payload-too-large'], habits: ['sends-two-megabytes'] } as const;
const polling = { client: { transports: ['polling'] } } as const satisfies Partial<Variant>;
const webSocket = { client: { transports: ['websocket'] } } as const satisfies Partial<Variant>;

/** A message of two megabytes where one is the limit. */
export const payload: readonly Variant[] = [
  { ...large, ...webSocket, id: 'too-large-node', code: '24a', what: 'Node closes the WebSocket by 1009', engines: all, build: (stage) => startNode(stage) },
  { ...large, ...polling, id: 'too-large-node-polling', code: '24b', what: 'Node answers 413 to the poll', build: (stage) => startNode(stage) },
  { ...large, ...webSocket, id: 'too-large-flask', code: '24c', what: 'python-engineio drops the WebSocket', build: (stage) => startFlask(stage) },
  { ...large, ...polling, id: 'too-large-flask-polling', code: '24d', what: 'python-engineio answers 400 to the poll', build: (stage) => startFlask(stage) },
  {
    ...large, ...polling, id: 'too-large-nginx', code: '24e', what: 'nginx refuses the poll by client_max_body_size', engines: all,
    build: async (stage) => startNginx(stage, `client_max_body_size 1m; ${proxyTo((await startNode(stage, { options: { maxHttpBufferSize: 1e7 } })).port)}`),
  },
];

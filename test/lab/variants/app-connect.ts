import { jsonParser } from '../../e2e/rare/bytes-parser.ts';
import { startFlask as startDemoFlask } from '../../../demo/flask/start-flask.ts';
import { startFlask } from '../servers/flask.ts';
import { startNode } from '../servers/node.ts';
import { all, type Variant } from '../variant.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const unanswered = { expected: ['connect-unanswered'] } as const;
const refused = { expected: ['namespace-refused'] } as const;

/** The engine opens, and the application does not let the page in. */
export const appConnect: readonly Variant[] = [
  {
    ...unanswered, id: 'iphone-bug', code: '29b', what: 'the connect handler throws for iPhones only, seen by an iPhone', page: { userAgent: IPHONE }, engines: ['webkit'], because: 'an iPhone has WebKit',
    build: async ({ origin, use }) => {
      const { port } = await use(startDemoFlask({ worker: 'eventlet', pageOrigins: [origin], iphoneBug: true }));
      return { url: `http://127.0.0.1:${port}` };
    },
  },
  { ...unanswered, id: 'connect-throws', code: '29a', what: 'the connect handler of Flask throws', engines: all, build: (stage) => startFlask(stage, { connect: 'throw' }) },
  { ...unanswered, id: 'connect-throws-polling', code: '29a', what: 'the same on long-polling', client: { transports: ['polling'] }, build: (stage) => startFlask(stage, { connect: 'throw' }) },
  { ...unanswered, id: 'next-not-called', code: '18g', what: 'a middleware on Node never calls next()', engines: all, build: (stage) => startNode(stage, { setUp: (io) => void io.use(() => undefined) }) },
  {
    id: 'connect-slow', code: '29c', what: 'the connect handler of Flask takes eight seconds', expected: ['connect-slow'], sets: [['connect-unanswered', 'connect-slow']],
    build: (stage) => startFlask(stage, { connect: 'slow', seconds: 8 }),
  },
  {
    ...refused, id: 'middleware-refuses', code: '18a', what: 'a middleware on Node calls next(new Error())', engines: all,
    build: (stage) => startNode(stage, { setUp: (io) => void io.use((_, next) => next(new Error('Not today'))) }),
  },
  { ...refused, id: 'connect-refuses', code: '18b', what: 'Flask raises ConnectionRefusedError', build: (stage) => startFlask(stage, { connect: 'refuse' }) },
  { ...refused, id: 'connect-returns-false', code: '18d', what: 'the connect handler of Flask returns False', build: (stage) => startFlask(stage, { connect: 'false' }) },
  { id: 'unknown-namespace-node', code: '23a', what: 'a namespace that Node does not have', expected: ['namespace-unknown'], build: async (stage) => ({ url: `${(await startNode(stage)).url}/nowhere` }) },
  { id: 'unknown-namespace-flask', code: '23b', what: 'a namespace that Flask does not have', expected: ['namespace-unknown'], engines: all, build: async (stage) => ({ url: `${(await startFlask(stage)).url}/nowhere` }) },
  { id: 'disconnect-in-connect', code: '18c', what: 'disconnect() inside the connect handler of Flask', expected: ['disconnected-in-connect'], engines: all, build: (stage) => startFlask(stage, { connect: 'disconnect' }) },
  {
    id: 'disconnect-after-connect', code: '18e', what: 'socket.disconnect() inside the connection handler of Node', expected: ['disconnected-after-connect'],
    build: (stage) => startNode(stage, { setUp: (io) => void io.on('connection', (socket) => void socket.disconnect()) }),
  },
  {
    id: 'token-expired', code: '-', what: 'the token in auth had expired an hour ago, and Flask refuses it', expected: ['token-expired'], also: ['namespace-refused'], engines: all, habits: ['has-expired-token'],
    build: (stage) => startFlask(stage, { connect: 'expired' }),
  },
  {
    id: 'token-expired-node', code: '-', what: 'the same, refused by a middleware on Node', expected: ['token-expired'], also: ['namespace-refused'], habits: ['has-expired-token'],
    build: (stage) => startNode(stage, { setUp: (io) => void io.use((_, next) => next(new Error('jwt expired'))) }),
  },
  {
    id: 'parser-mismatch', code: '-', what: 'the server has a parser of its own, the page has none', expected: ['parse-mismatch'],
    // A server that closes each connection on purpose looks the same.
    sets: [['parse-mismatch']],
    build: (stage) => startNode(stage, { options: { parser: jsonParser } }),
  },
];

import type { ClientOptions } from '../../../demo/config.ts';
import { startFlask, threads } from '../servers/flask.ts';
import { startHttpFront } from '../servers/http-front.ts';
import { startNode } from '../servers/node.ts';
import { deadWebSocket } from '../unasked.ts';
import { all, type Variant } from '../variant.ts';

const onlyWebSocket: ClientOptions = { transports: ['websocket'] };
const webSocketFirst: ClientOptions = { transports: ['websocket', 'polling'] };
const withoutWebSocket = { ...threads, without: ['simple_websocket'] };

/** The client insists on WebSocket, or begins with it, where there is none. */
export const webSocketOnly: readonly Variant[] = [
  { id: 'websocket-only-to-none', code: '25a', what: 'a client of WebSocket only, and a server that has none', unasked: deadWebSocket, expected: ['websocket-only-refused'], sets: [['no-fallback', 'websocket-only-refused']], engines: all, client: onlyWebSocket, build: (stage) => startFlask(stage, withoutWebSocket) },
  {
    id: 'websocket-first-to-none', code: '01b', what: "transports: ['websocket', 'polling'], which never falls back, and a server without WebSocket", expected: ['no-fallback'],
    sets: [['websocket-only-refused'], ['no-fallback', 'websocket-only-refused']], also: ['websocket-not-offered'], engines: all, client: webSocketFirst, build: (stage) => startFlask(stage, withoutWebSocket),
  },
  {
    id: 'websocket-first-forbidden', code: '01b', what: 'the same order, and a firewall that answers 403 to WebSocket', expected: ['no-fallback'],
    sets: [['no-fallback'], ['websocket-only-refused'], ['no-fallback', 'websocket-only-refused']], also: ['websocket-upgrade-refused'], client: webSocketFirst,
    build: async (stage) => {
      const { port } = await startNode(stage);
      return startHttpFront(stage, { to: () => port, upgrade: 'forbid' });
    },
  },
  {
    id: 'try-all-transports', code: '01c', what: 'the same with tryAllTransports: it falls back', expected: ['websocket-not-offered'],
    client: { ...webSocketFirst, tryAllTransports: true }, build: (stage) => startFlask(stage, withoutWebSocket),
  },
];

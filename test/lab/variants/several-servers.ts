import { startFlask, sync } from '../servers/flask.ts';
import { startHttpFront } from '../servers/http-front.ts';
import { startNode } from '../servers/node.ts';
import { all, type Variant } from '../variant.ts';

/** Several processes, and requests of one session come to another of them. */
export const severalServers: readonly Variant[] = [
  {
    id: 'two-eventlet-workers', code: '05b', what: 'Flask-SocketIO under gunicorn -w 4', expected: ['session-unknown'], also: ['websocket-upgrade-refused'], engines: all,
    build: (stage) => startFlask(stage, { arguments: ['-w', '4'] }),
  },
  {
    id: 'three-sync-workers', code: '05c', what: 'three sync workers', expected: ['session-unknown'], also: ['websocket-not-offered'], habits: ['talks'],
    build: (stage) => startFlask(stage, { ...sync, arguments: ['-w', '3'] }),
  },
  {
    id: 'round-robin', code: '05d', what: 'two Node processes behind a balancer that takes turns', expected: ['session-unknown'], engines: all, also: ['websocket-upgrade-refused'],
    build: async (stage) => {
      const ports = [(await startNode(stage)).port, (await startNode(stage)).port];
      let turn = 0;
      return startHttpFront(stage, { to: () => ports[turn++ % ports.length] ?? 0 });
    },
  },
  {
    id: 'sticky-cookie-lost', code: '28a', what: 'stickiness by a cookie that the client does not send', expected: ['session-unknown'], also: ['websocket-upgrade-refused'], client: { withCredentials: false },
    build: async (stage) => {
      const servers = [await startNode(stage), await startNode(stage)];
      for (const [index, { io }] of servers.entries()) io.engine.on('initial_headers', (headers: Record<string, string>) => (headers['set-cookie'] = `server=${index}; Path=/`));
      let turn = 0;
      return startHttpFront(stage, { to: ({ headers }) => servers[Number(/server=(\d)/.exec(headers.cookie ?? '')?.[1] ?? turn++ % 2)]?.port ?? 0 });
    },
  },
];

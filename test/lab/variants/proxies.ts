import { startFlask } from '../servers/flask.ts';
import { startHttpFront, type UpgradeFate } from '../servers/http-front.ts';
import { proxyTo, startNginx, upgradeHeaders } from '../servers/nginx.ts';
import { startNode } from '../servers/node.ts';
import { startTcpFront } from '../servers/tcp-front.ts';
import { waitingWebSocket } from '../unasked.ts';
import { all, type Stage, type Variant } from '../variant.ts';

const refused = { expected: ['websocket-upgrade-refused'] } as const;
const withFate = (upgrade: UpgradeFate) => async (stage: Stage) => {
  const { port } = await startNode(stage);
  return startHttpFront(stage, { to: () => port, upgrade });
};
const nginx = (lines: string) => async (stage: Stage) => startNginx(stage, proxyTo((await startNode(stage)).port, lines));
/** Longer than what the proxies below wait. */
const slow = { pingInterval: 20_000 };

/** Something between browser and server that does not understand WebSocket, or does not wait. */
export const proxies: readonly Variant[] = [
  { ...refused, id: 'nginx-without-upgrade', code: '09b', what: 'nginx without the lines for WebSocket, before Node', engines: all, build: nginx('proxy_http_version 1.1; proxy_set_header Host $host;') },
  { ...refused, id: 'nginx-without-connection', code: '09c', what: 'nginx passes Upgrade on, and not Connection', build: nginx('proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Host $host;') },
  {
    id: 'nginx-without-upgrade-flask', code: '09a', what: 'nginx without the lines for WebSocket, before python-engineio, which then takes the WebSocket for a poll', expected: ['upgrade-headers-stripped'], engines: all,
    build: async (stage) => startNginx(stage, proxyTo((await startFlask(stage, { socketio: { ping_interval: 4 } })).port, 'proxy_http_version 1.1; proxy_set_header Host $host;')),
  },
  { ...refused, id: 'firewall-forbids', code: '09e', what: '403 to every WebSocket handshake', engines: all, build: withFate('forbid') },
  { ...refused, id: 'firewall-cuts', code: '09f', what: 'every WebSocket handshake is cut off', build: withFate('cut') },
  { id: 'upgrade-swallowed', code: '09h', what: 'WebSocket handshakes are never answered', expected: ['websocket-handshake-unanswered'], engines: all, build: withFate('swallow') },
  { id: 'mute', code: '26', what: 'WebSockets open, and no frame comes through', expected: ['websocket-mute'], engines: all, build: withFate('mute') },
  { id: 'mute-websocket-only', code: '26', what: 'the same, and the client uses WebSocket only', expected: ['websocket-mute'], client: { transports: ['websocket'] }, build: withFate('mute') },
  {
    id: 'upgrade-swallowed-websocket-only', code: '09h', what: 'WebSocket handshakes are never answered, and the client uses WebSocket only', unasked: waitingWebSocket, expected: ['websocket-handshake-unanswered'],
    client: { transports: ['websocket'] }, build: withFate('swallow'),
  },
  {
    id: 'nginx-short-timeout', code: '10a', what: 'nginx ends a WebSocket, and a poll, after 2 s without a byte', expected: ['websocket-cut-when-idle'], sets: [['poll-cut-short'], ['poll-cut-short', 'websocket-cut-when-idle']], engines: all,
    build: async (stage) => startNginx(stage, proxyTo((await startNode(stage, { options: slow })).port, `${upgradeHeaders} proxy_read_timeout 2s;`)),
  },
  {
    id: 'nginx-short-timeout-polling', code: '10b', what: 'nginx ends a poll after 2 s', expected: ['poll-cut-short'], client: { transports: ['polling'] },
    build: async (stage) => startNginx(stage, proxyTo((await startNode(stage, { options: slow })).port, `${upgradeHeaders} proxy_read_timeout 2s;`)),
  },
  {
    id: 'idle-cut', code: '10c', what: 'a network that forgets connections after 2 s of silence', expected: ['websocket-cut-when-idle'],
    build: async (stage) => startTcpFront(stage, { to: (await startNode(stage, { options: slow })).port, idle: 2_000 }),
  },
];

import { fixCode } from '../fix-code.ts';
import type { FixWords } from '../words.ts';

/** Lines to paste with their labels, in English. */
export const fixes: FixWords = {
  'server-unreachable': (place) => [
    { stack: 'client', label: 'Connect to the address where the server listens', code: fixCode.connect(place),
      note: 'Scheme, host and port only: what follows is taken as a namespace. A page on https needs an https server.' },
    { stack: 'flask', label: 'Start the app on the port that the host expects', code: fixCode.gunicornBind,
      note: 'After the colon stands the Flask app, not the SocketIO object: app:socketio does not boot.' },
    { stack: 'node', label: 'Listen on all interfaces and the port of the host', code: fixCode.nodeListen },
    { stack: 'host', label: 'Ask from a terminal; a healthy server answers 0{"sid":…', code: fixCode.curl(place) },
  ],
  'cors-refuses-credentials': (place) => [
    { stack: 'flask', label: 'Name the origin of this page', code: fixCode.flaskCors(place),
      note: 'Exact scheme, host and port; wildcards inside a name never match.' },
    { stack: 'node', label: 'Name the origin and allow credentials', code: fixCode.nodeCors(place),
      note: 'With credentials, origin "*" is refused by every browser.' },
    { stack: 'nginx', label: 'Set CORS in one place only: remove these from the proxy', code: fixCode.nginxNoCors },
    { stack: 'client', label: 'If no cookie is needed: leave credentials out', code: fixCode.noCredentials(place) },
  ],
  'websocket-upgrade-refused': (place) => [
    { stack: 'nginx', label: 'Pass the upgrade on', code: fixCode.nginxUpgrade,
      note: 'Other proxies and firewalls have a switch of their own for WebSocket.' },
    { stack: 'flask', label: 'Start gunicorn with a worker that speaks WebSocket', code: fixCode.gunicornWorkers,
      note: 'One worker only: Flask-SocketIO cannot use several gunicorn workers.' },
    { stack: 'node', label: 'Several processes: keep a client on one of them', code: fixCode.nodeSticky },
    { stack: 'client', label: 'Until then: stay on long-polling without trying', code: fixCode.noUpgrade(place) },
  ],
  'websocket-not-offered': () => [
    { stack: 'flask', label: 'Install WebSocket support and use threads', code: fixCode.simpleWebsocket,
      note: 'Or eventlet: gunicorn -k eventlet -w 1 app:app. Also check that allow_upgrades is not False.' },
    { stack: 'node', label: 'Offer both transports', code: fixCode.nodeTransports },
  ],
};

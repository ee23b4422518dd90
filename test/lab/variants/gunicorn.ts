import { startFlask, sync, threads } from '../servers/flask.ts';
import { all, type Variant } from '../variant.ts';

const noWebSocket = ['simple_websocket'];

/** Flask-SocketIO under a gunicorn that does not fit it. */
export const gunicorn: readonly Variant[] = [
  {
    id: 'sync-worker', code: '01a', what: 'gunicorn as it comes: one request at a time, and no WebSocket', expected: ['single-slot-server'], also: ['websocket-not-offered'], engines: all,
    habits: ['talks'], build: (stage) => startFlask(stage, { ...sync, socketio: { ping_interval: 3 } }),
  },
  {
    id: 'one-thread', code: '04b', what: 'gthread with one thread', expected: ['single-slot-server'], also: ['websocket-not-offered'], habits: ['talks'],
    build: (stage) => startFlask(stage, { ...threads, without: noWebSocket, arguments: ['-w', '1', '--threads', '1'], socketio: { ping_interval: 3 } }),
  },
  {
    id: 'sync-worker-holds-websocket', code: '01d', what: 'the sync worker, and eventlet is installed: a WebSocket holds the only worker', expected: ['websocket-holds-worker'], engines: all,
    build: (stage) => startFlask(stage, { worker: 'sync' }),
  },
  {
    id: 'worker-timeout', code: '01f', what: '--timeout is shorter than a poll', expected: ['poll-cut-short'], also: ['single-slot-server', 'websocket-not-offered', 'session-unknown'],
    build: (stage) => startFlask(stage, { ...sync, arguments: ['-w', '1', '--timeout', '3'] }),
  },
  { id: 'gevent-without-websocket', code: '03a', what: 'gevent, and gevent-websocket is not installed', expected: ['websocket-not-offered'], build: (stage) => startFlask(stage, { worker: 'gevent', mode: 'gevent', without: ['geventwebsocket'] }) },
  { id: 'plain-gevent-worker', code: '03b', what: "gunicorn's own gevent worker, which cannot do the upgrade it offers", expected: ['websocket-upgrade-refused'], engines: all, build: (stage) => startFlask(stage, { worker: 'gevent', mode: 'gevent' }) },
  { id: 'threads-without-websocket', code: '04a', what: 'gthread without simple-websocket', expected: ['websocket-not-offered'], engines: all, habits: ['joins'], build: (stage) => startFlask(stage, { ...threads, without: noWebSocket }) },
  { id: 'upgrades-off', code: '04e', what: 'allow_upgrades=False', expected: ['upgrades-switched-off'], also: ['websocket-not-offered'], engines: all, build: (stage) => startFlask(stage, { socketio: { allow_upgrades: false } }) },
];

/** How one kind of gunicorn worker is run, and what it needs. */
export interface Worker {
  asyncMode: 'threading' | 'eventlet' | 'gevent';
  /** For gunicorn. */
  arguments: string[];
  /** Python modules that must import. */
  modules: string[];
  line: string;
}

/** The gunicorn workers under which the twin runs; async_mode is never left to guessing. */
export const workers = {
  sync: {
    asyncMode: 'threading',
    arguments: ['-k', 'sync'],
    modules: [],
    line: 'gunicorn as it comes: one request at a time and no WebSocket.',
  },
  gthread: {
    asyncMode: 'threading',
    arguments: ['-k', 'gthread', '--threads', '100'],
    modules: [],
    line: 'threads: WebSocket only where simple-websocket is installed.',
  },
  eventlet: {
    asyncMode: 'eventlet',
    arguments: ['-k', 'eventlet'],
    modules: ['eventlet'],
    line: 'upgrades to WebSocket.',
  },
  gevent: {
    asyncMode: 'gevent',
    // gunicorn's own gevent worker offers the upgrade and then cannot do it.
    arguments: ['-k', 'geventwebsocket.gunicorn.workers.GeventWebSocketWorker'],
    modules: ['gevent', 'geventwebsocket'],
    line: 'upgrades to WebSocket, with gevent-websocket.',
  },
} as const satisfies Record<string, Worker>;

/** The name of a gunicorn worker. */
export type FlaskWorker = keyof typeof workers;

/** Tells whether a value from outside names a worker. */
export function isFlaskWorker(value: unknown): value is FlaskWorker {
  return typeof value === 'string' && Object.hasOwn(workers, value);
}

import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython } from '../../../demo/flask/find-python.ts';
import { type Gunicorn, startGunicorn } from '../../../demo/flask/start-gunicorn.ts';
import { ensurePackages } from '../../../scripts/debian-packages.ts';
import type { Stage } from '../variant.ts';

const folder = fileURLToPath(new URL('python', import.meta.url));

/** What Flask-SocketIO and gunicorn are told; what is left out is the libraries' own default. */
export interface FlaskOptions {
  /** gunicorn's worker class, @default 'eventlet' */
  worker?: 'sync' | 'gthread' | 'eventlet' | 'gevent' | 'geventwebsocket.gunicorn.workers.GeventWebSocketWorker';
  mode?: 'threading' | 'eventlet' | 'gevent';
  /** More of gunicorn's arguments, @default one worker */
  arguments?: readonly string[];
  /** Python modules that cannot be imported, as where they are not installed. */
  without?: readonly string[];
  /** Arguments of `SocketIO()`, in seconds and bytes, @default the page's origin is allowed */
  socketio?: Record<string, unknown>;
  /** What the connect handler does. */
  connect?: 'throw' | 'refuse' | 'expired' | 'false' | 'disconnect' | 'slow' | 'emit';
  /** What the handler of join_user_room does. */
  join?: 'throw' | 'block';
  /** How long `slow` and `block` take. */
  seconds?: number;
}

/** A worker that can do WebSocket in threads, with simple-websocket or its stand-in. */
export const threads: FlaskOptions = { worker: 'gthread', mode: 'threading', arguments: ['-w', '1', '--threads', '100'] };
/** gunicorn as it comes. */
export const sync: FlaskOptions = { worker: 'sync', mode: 'threading', without: ['simple_websocket'] };
/** The worker of the package gevent-websocket. */
export const geventWebSocket: FlaskOptions = { worker: 'geventwebsocket.gunicorn.workers.GeventWebSocketWorker', mode: 'gevent' };

/** Starts the lab's Flask app under gunicorn and waits until it answers a handshake. */
export async function startFlask({ origin, directory, use }: Stage, options: FlaskOptions = {}): Promise<Gunicorn & { url: string }> {
  const { worker = 'eventlet', mode = 'eventlet', without = [], socketio, ...rest } = options;
  const python = findPython(mode === 'threading' ? [] : [mode]);
  ensurePackages(['python3-wsproto']);
  const modules = await directory();
  await Promise.all(without.map((name) => forbid(modules, name)));
  const gunicorn = await use(startGunicorn({
    python,
    folder,
    application: 'app:app',
    arguments: ['-k', worker, ...(options.arguments ?? ['-w', '1'])],
    environment: {
      PYTHONPATH: [modules, join(folder, 'stand-ins')].join(delimiter),
      LAB: JSON.stringify({ ...rest, socketio: { async_mode: mode, cors_allowed_origins: [origin], ...socketio } }),
    },
  }));
  return { ...gunicorn, url: `http://127.0.0.1:${gunicorn.port}` };
}

/** A module of that name, found before any other, which says that there is none. */
async function forbid(path: string, name: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await writeFile(join(path, `${name}.py`), `raise ImportError('the lab runs without ${name}')\n`);
}

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Backend, BackendOptions } from '../servers/backend.ts';
import { findPython } from './find-python.ts';
import { createProcessGroup } from './process-group.ts';
import { workers, type FlaskWorker, type Worker } from './workers.ts';

export type { FlaskWorker } from './workers.ts';

/** What the Flask twin is started with. */
export interface FlaskOptions extends BackendOptions {
  worker: FlaskWorker;
  /** The connect handler fails for iPhones. */
  iphoneBug?: boolean | undefined;
  /** Gets what gunicorn and the app write to their log. */
  log?: ((text: string) => void) | undefined;
}

/** Python and its libraries may come from a cold disk. */
const bootTimeout = 30_000;

/** How often a starting server is asked again. */
const pollInterval = 50;

/** Starts the Flask twin under gunicorn and waits until it answers a handshake. */
export async function startFlask(options: FlaskOptions): Promise<Backend> {
  const worker: Worker = workers[options.worker];
  const python = findPython(worker.modules);
  const bind = `127.0.0.1:${options.port ?? 0}`;
  const gunicorn = createProcessGroup(
    spawn(python, ['-m', 'gunicorn', '-w', '1', '-b', bind, ...worker.arguments, 'app:app'], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      env: environment(worker, options),
      stdio: ['ignore', 'ignore', 'pipe'],
      // A process group of its own: its workers must end with it.
      detached: true,
    }),
    options.log,
  );
  try {
    const port = await listeningPort(gunicorn.output, gunicorn.hasEnded);
    await handshake(port, gunicorn.hasEnded);
    return { port, stop: gunicorn.stop };
  } catch (error) {
    await gunicorn.stop();
    throw new Error(`gunicorn (${options.worker}) did not start:\n${gunicorn.output()}`, { cause: error });
  }
}

function environment(worker: Worker, options: FlaskOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ASYNC_MODE: worker.asyncMode,
    PAGE_ORIGINS: options.pageOrigins.join(','),
    ...(options.pingInterval !== undefined && { PING_INTERVAL: String(options.pingInterval / 1000) }),
    ...(options.pingTimeout !== undefined && { PING_TIMEOUT: String(options.pingTimeout / 1000) }),
    ...(options.iphoneBug && { IPHONE_BUG: '1' }),
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUNBUFFERED: '1',
  };
}

/** Asked to bind port 0, gunicorn tells only in its log which one it got. */
async function listeningPort(output: () => string, hasEnded: () => boolean): Promise<number> {
  return until(async () => {
    const port = /Listening at: http:\/\/127\.0\.0\.1:(\d+)/.exec(output())?.[1];
    return port === undefined ? undefined : Number(port);
  }, hasEnded);
}

async function handshake(port: number, hasEnded: () => boolean): Promise<void> {
  await until(async () => {
    const url = `http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`;
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    return response?.ok ? true : undefined;
  }, hasEnded);
}

async function until<T>(ask: () => Promise<T | undefined>, hasEnded: () => boolean): Promise<T> {
  const deadline = Date.now() + bootTimeout;
  while (Date.now() < deadline && !hasEnded()) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, pollInterval));
  }
  throw new Error(hasEnded() ? 'It ended.' : `No answer in ${bootTimeout} ms.`);
}

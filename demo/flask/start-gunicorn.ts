import { spawn } from 'node:child_process';
import { createProcessGroup, type ProcessGroup } from './process-group.ts';

/** How gunicorn is started. */
export interface GunicornOptions {
  python: string;
  /** Where the module of the application lies. */
  folder: string;
  /** As gunicorn takes it: `module:name`. */
  application: string;
  /** Worker class, threads and the like. */
  arguments: readonly string[];
  /** Added to this process's own. */
  environment: NodeJS.ProcessEnv;
  /** 0, the default, takes a free one. */
  port?: number | undefined;
  /** Of Socket.IO. */
  path?: string | undefined;
  /** Gets what gunicorn and the app write to their log. */
  log?: ((text: string) => void) | undefined;
}

/** A gunicorn that has answered a handshake. */
export interface Gunicorn extends Pick<ProcessGroup, 'signal' | 'stop'> {
  port: number;
}

/** Python and its libraries may come from a cold disk. */
const bootTimeout = 60_000;

/** How often a starting server is asked again. */
const pollInterval = 50;

/** Starts gunicorn in a process group of its own and waits until the application answers a handshake. */
export async function startGunicorn(options: GunicornOptions): Promise<Gunicorn> {
  const bind = `127.0.0.1:${options.port ?? 0}`;
  const group = createProcessGroup(
    spawn(options.python, ['-m', 'gunicorn', '-b', bind, ...options.arguments, options.application], {
      cwd: options.folder,
      env: { ...process.env, ...options.environment, PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
      // A process group of its own: its workers must end with it.
      detached: true,
    }),
    options.log,
  );
  try {
    const port = await listeningPort(group);
    await handshake(port, options.path ?? '/socket.io/', group);
    return { port, signal: group.signal, stop: group.stop };
  } catch (error) {
    await group.stop();
    throw new Error(`gunicorn (${options.arguments.join(' ')}) did not start:\n${group.output()}`, { cause: error });
  }
}

/** Asked to bind port 0, gunicorn tells only in its log which one it got. */
async function listeningPort(group: ProcessGroup): Promise<number> {
  return until(async () => {
    const port = /Listening at: http:\/\/127\.0\.0\.1:(\d+)/.exec(group.output())?.[1];
    return port === undefined ? undefined : Number(port);
  }, group);
}

async function handshake(port: number, path: string, group: ProcessGroup): Promise<void> {
  await until(async () => {
    const url = `http://127.0.0.1:${port}${path}?EIO=4&transport=polling`;
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    return response?.ok ? true : undefined;
  }, group);
}

async function until<T>(ask: () => Promise<T | undefined>, group: ProcessGroup): Promise<T> {
  const deadline = Date.now() + bootTimeout;
  while (Date.now() < deadline && !group.hasEnded()) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, pollInterval));
  }
  throw new Error(group.hasEnded() ? 'It ended.' : `No answer in ${bootTimeout} ms.`);
}

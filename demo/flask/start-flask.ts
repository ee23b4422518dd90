import { fileURLToPath } from 'node:url';
import type { Backend, BackendOptions } from '../servers/backend.ts';
import { findPython } from './find-python.ts';
import { type Gunicorn, startGunicorn } from './start-gunicorn.ts';
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

/** Starts the Flask twin under gunicorn and waits until it answers a handshake. */
export function startFlask(options: FlaskOptions): Promise<Backend & Gunicorn> {
  const worker: Worker = workers[options.worker];
  return startGunicorn({
    python: findPython(worker.modules),
    folder: fileURLToPath(new URL('.', import.meta.url)),
    application: 'app:app',
    arguments: ['-w', '1', ...worker.arguments],
    environment: environment(worker, options),
    port: options.port,
    log: options.log,
  });
}

function environment(worker: Worker, options: FlaskOptions): NodeJS.ProcessEnv {
  return {
    ASYNC_MODE: worker.asyncMode,
    PAGE_ORIGINS: options.pageOrigins.join(','),
    ...(options.pingInterval !== undefined && { PING_INTERVAL: String(options.pingInterval / 1000) }),
    ...(options.pingTimeout !== undefined && { PING_TIMEOUT: String(options.pingTimeout / 1000) }),
    ...(options.iphoneBug && { IPHONE_BUG: '1' }),
  };
}

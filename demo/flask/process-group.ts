import type { ChildProcess } from 'node:child_process';

/** A detached child with all its descendants, which end together. */
export interface ProcessGroup {
  /** The last of what it wrote to stderr. */
  output(): string;
  hasEnded(): boolean;
  /** Signals all of it, for example SIGSTOP. */
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

/** Enough for a Python traceback. */
const maximumOutput = 20_000;

/** Watches over a child that was spawned with `detached: true`. */
export function createProcessGroup(
  child: ChildProcess,
  log: (text: string) => void = () => undefined,
): ProcessGroup {
  let text = '';
  let ended = false;
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-maximumOutput);
    log(chunk);
  });
  const end = new Promise<void>((resolve) => {
    const finish = (): void => {
      ended = true;
      process.off('exit', kill);
      resolve();
    };
    child.once('close', finish);
    child.once('error', (error) => {
      text += error.message;
      finish();
    });
  });

  // At once: gunicorn would wait for open connections, and has nothing to save.
  function kill(): void {
    signal('SIGKILL');
  }
  function signal(name: NodeJS.Signals): void {
    if (child.pid === undefined || ended) return;
    try {
      process.kill(-child.pid, name);
    } catch {
      // The group has just ended by itself.
    }
  }
  // A detached group outlives a parent that crashes.
  process.on('exit', kill);

  return {
    output: () => text,
    hasEnded: () => ended,
    signal,
    stop() {
      kill();
      return end;
    },
  };
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findBrowser } from '../test/drivers/binaries.ts';
import { waitUntil } from '../test/drivers/driver.ts';
import { connect } from './devtools.ts';

/** A page, and what only the protocol of DevTools tells of it. */
export interface BenchPage {
  /** Opens `url`; what is there when is to be waited for. */
  goto(url: string): Promise<void>;
  /** Runs an expression (which may be a promise). */
  evaluate<T>(expression: string): Promise<T>;
  /** Asks every 50 ms, from outside: no frame is drawn for it, as a library of tests would have. */
  until(expression: string, timeoutMs?: number): Promise<void>;
  /** CPU of the main thread so far, in ms: thread ticks, so that what other processes take does not count. */
  cpu(): Promise<number>;
  /** Bytes of heap after a garbage collection. */
  heap(): Promise<number>;
  throttle(rate: number): Promise<void>;
  close(): Promise<void>;
}

/** What a thread did, as a trace tells it: times in µs, of the clock and of the thread's own CPU. */
export interface TraceEvent {
  readonly name: string;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string }; readonly fileName?: string };
}

/** A Chromium with a profile of its own. */
export interface BenchBrowser {
  readonly version: string;
  open(): Promise<BenchPage>;
  /** What all pages do while `action` runs, in the categories that tell of scripts. */
  trace(action: () => Promise<unknown>): Promise<readonly TraceEvent[]>;
  close(): Promise<void>;
}

const ARGUMENTS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync', '--remote-debugging-port=0'];

/** What a command line begins with, that it may run on these cores; nothing where the system has no such command. */
const onCores = (cores: string): readonly string[] => (spawnSync('taskset', ['--version']).error ? [] : ['taskset', '-c', cores]);

/**
 * Keeps this process, with its server, off the browser's core where the system can: on two cores their turns on
 * one move a figure by a tenth. Returns what the browser's command line begins with.
 */
function keepApart(): readonly string[] {
  const cores = cpus().length;
  if (cores > 1) spawnSync('taskset', ['-a', '-p', '-c', `0-${cores - 2}`, String(process.pid)]);
  return onCores(String(cores - 1));
}

/** @param apart The browser gets a core of its own. Not where it throttles its CPU: it does so by a thread that needs another. */
export async function launchBench(apart = false): Promise<BenchBrowser> {
  const path = findBrowser('SOCKSCOPE_CHROMIUM', ['chromium', 'google-chrome', 'google-chrome-stable']);
  if (!path) throw new Error('no Chromium found');
  const profile = await mkdtemp(join(tmpdir(), 'sockscope-bench-'));
  const [command = path, ...before] = [...(apart ? keepApart() : onCores(`0-${cpus().length - 1}`)), path, ...ARGUMENTS, `--user-data-dir=${profile}`, 'about:blank'];
  const browser = spawn(command, before, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(browser, 'exit');
  let address = '';
  createInterface(browser.stderr).on('line', (line) => (address ||= /ws:\/\/\S+/.exec(line)?.[0] ?? ''));
  await waitUntil('Chromium to come up', () => address, 30_000);
  const { send, on, close } = await connect(address);
  const { product } = await send<{ product: string }>('Browser.getVersion');

  const open = async (): Promise<BenchPage> => {
    const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    const ask = <T>(method: string, params?: Readonly<Record<string, unknown>>): Promise<T> => send<T>(method, params, sessionId);
    await ask('Performance.enable', { timeDomain: 'threadTicks' });
    const evaluate = async <T>(expression: string): Promise<T> => {
      const { result, exceptionDetails } = await ask<{ result: { value: T }; exceptionDetails?: { text: string; exception?: { description?: string } } }>(
        'Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true },
      );
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    return {
      goto: (url) => ask('Page.navigate', { url }),
      evaluate,
      until: async (expression, timeoutMs) => void (await waitUntil(expression, () => evaluate<boolean>(`Boolean(${expression})`), timeoutMs)),
      async cpu() {
        const { metrics } = await ask<{ metrics: readonly { name: string; value: number }[] }>('Performance.getMetrics');
        return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
      },
      async heap() {
        for (let time = 0; time < 3; time += 1) await ask('HeapProfiler.collectGarbage');
        return (await ask<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize;
      },
      throttle: (rate) => ask('Emulation.setCPUThrottlingRate', { rate }),
      close: () => send('Target.closeTarget', { targetId }),
    };
  };

  return {
    version: product.split('/')[1] ?? product,
    open,
    async trace(action) {
      const events: TraceEvent[] = [];
      const leave = on<{ value: readonly TraceEvent[] }>('Tracing.dataCollected', ({ value }) => void events.push(...value));
      await send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'v8'] } });
      await action();
      const complete = new Promise<void>((resolve) => {
        const end = on('Tracing.tracingComplete', () => {
          end();
          resolve();
        });
      });
      await send('Tracing.end');
      await complete;
      leave();
      return events;
    },
    async close() {
      await send('Browser.close').catch(() => undefined);
      close();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

export const median = (values: readonly number[]): number => [...values].sort((left, right) => left - right)[values.length >> 1] ?? NaN;

import { type Check, gauntlet, once, ownFrames } from './gauntlet.ts';

const address = location.origin.replace('http', 'ws') + '/echo?EIO=4&transport=websocket';

/** What the page's own reporting gets of something that goes wrong. */
const reported = (type: 'error' | 'unhandledrejection', goWrong: () => void): Promise<unknown> =>
  new Promise((resolve) => {
    const calls: unknown[] = [];
    const previous = window.onerror;
    window.onerror = (message, source, line, column, error) => {
      calls.push([message, source, line, column, error instanceof Error && ownFrames(error.stack)]);
    };
    window.addEventListener(type, (event) => {
      const { defaultPrevented, isTrusted } = event;
      const { error, reason } = event as ErrorEvent & PromiseRejectionEvent;
      const thrown = (error ?? reason) as unknown;
      setTimeout(() => {
        window.onerror = previous;
        resolve([calls, defaultPrevented, isTrusted, Object.prototype.toString.call(thrown), String(thrown), thrown instanceof Error && ownFrames(thrown.stack)]);
      });
    }, { once: true });
    setTimeout(goWrong);
  });

const THROWN: Readonly<Record<string, unknown>> = {
  'an error': new TypeError('of the app'), 'a text': 'only text', 'nothing': undefined, 'an object': { code: 7 }, 'a frozen error': Object.freeze(new Error('cold')),
};

const checks: Record<string, Check> = {
  ...Object.fromEntries(Object.entries(THROWN).flatMap(([what, value]): [string, Check][] => [
    [`${what} thrown reaches the page`, () => reported('error', () => { throw value; })],
    [`${what} rejected reaches the page`, () => reported('unhandledrejection', () => void Promise.reject(value))],
  ])),
  async 'a handler of a socket that throws is reported with its own frames'() {
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    await once(socket, 'open');
    socket.onmessage = function handler() {
      throw new SyntaxError('in a handler');
    };
    const report = await reported('error', () => socket.send('x'));
    socket.close();
    return report;
  },
  async 'a listener of a request that throws is reported, and the others are called'() {
    const seen: string[] = [];
    const report = await reported('error', () => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', '/answer?EIO=4&transport=polling');
      xhr.onload = function loaded() {
        throw new EvalError('in a handler');
      };
      xhr.addEventListener('load', () => seen.push('after'));
      xhr.send();
    });
    return [report, seen];
  },
  async 'a rejection that is handled in time is not reported'() {
    let count = 0;
    const counting = (): void => void (count += 1);
    window.addEventListener('unhandledrejection', counting);
    Promise.reject(new Error('caught')).catch(() => undefined);
    await fetch('http://127.0.0.1:1/').catch(() => undefined);
    const last = once(window, 'unhandledrejection');
    setTimeout(() => void fetch('http://127.0.0.1:1/?EIO=4&transport=polling'));
    await last;
    window.removeEventListener('unhandledrejection', counting);
    return count;
  },
};

gauntlet(checks);

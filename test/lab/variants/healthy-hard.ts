import { startFlask } from '../servers/flask.ts';
import { startHttpFront } from '../servers/http-front.ts';
import { startNode } from '../servers/node.ts';
import { startTcpFront } from '../servers/tcp-front.ts';
import { startTlsFront } from '../servers/tls.ts';
import type { WebkitDriver } from '../../drivers/webkit.ts';
import { all, type Variant } from '../variant.ts';

const well = { code: '-', expected: [] } as const;
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

/** Times that are hard and not wrong: nothing may be found, not even a doubt. */
export const healthyHard: readonly Variant[] = [
  {
    ...well, id: 'healthy-slow-network', what: 'each way takes 400 ms', engines: all, habits: ['joins'],
    build: async (stage) => startTcpFront(stage, { to: (await startNode(stage)).port, delay: 400 }),
  },
  {
    ...well, id: 'healthy-slow-polling', what: 'each way takes 400 ms, long-polling only, on Flask', habits: ['joins'], client: { transports: ['polling'] },
    build: async (stage) => startTcpFront(stage, { to: (await startFlask(stage)).port, delay: 400 }),
  },
  {
    ...well, id: 'healthy-hidden', what: 'the tab is in the background',
    build: async (stage) => ({
      ...await startNode(stage, { options: { pingInterval: 2_000, pingTimeout: 4_000 } }),
      async during({ driver, connected }) {
        await connected();
        if (driver.engine === 'webkit') await (driver as WebkitDriver).host({ op: 'hide' });
        else await driver.evaluate(`void Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true }),
          void Object.defineProperty(document, 'hidden', { get: () => true, configurable: true }), void document.dispatchEvent(new Event('visibilitychange'))`);
        await new Promise((resolve) => setTimeout(resolve, 7_000));
        if (driver.engine === 'webkit') await (driver as WebkitDriver).host({ op: 'show' });
        else await driver.evaluate(`void (delete document.visibilityState, delete document.hidden, document.dispatchEvent(new Event('visibilitychange')))`);
      },
    }),
  },
  {
    ...well, id: 'healthy-restart', what: 'the server is restarted once, and is back within a second', engines: all, also: ['server-restarted'],
    build: async (stage) => {
      const first = await startNode(stage);
      const { port } = first;
      return {
        url: first.url,
        async during({ connected }) {
          await connected();
          await first.stop();
          await new Promise((resolve) => setTimeout(resolve, 700));
          await startNode(stage, { port });
          await connected();
        },
      };
    },
  },
  {
    ...well, id: 'healthy-idle', what: 'nothing to say over many pings', engines: all,
    build: (stage) => startNode(stage, { options: { pingInterval: 1_000, pingTimeout: 2_000 } }),
  },
  {
    ...well, id: 'healthy-idle-polling', what: 'nothing to say over many pings, long-polling only, on Flask', client: { transports: ['polling'] },
    build: (stage) => startFlask(stage, { socketio: { ping_interval: 1, ping_timeout: 2 } }),
  },
  { ...well, id: 'healthy-mounts-twice', what: 'twenty connections that the page closes as soon as they are open', engines: all, habits: ['mounts-twice'], build: (stage) => startNode(stage) },
  {
    ...well, id: 'healthy-mounts-twice-polling', what: 'the same on long-polling, where the goodbye overtakes the poll', engines: all,
    habits: ['mounts-twice'], client: { transports: ['polling'] },
    build: async (stage) => {
      const { port } = await startNode(stage);
      return startHttpFront(stage, { to: () => port, delay: ({ method }) => method === 'GET' ? 60 : 0 });
    },
  },
  { ...well, id: 'healthy-load', what: '500 events a second, each answered', habits: ['floods'], build: (stage) => startNode(stage) },
  { ...well, id: 'healthy-load-flask', what: '500 events a second on long-polling', habits: ['floods'], client: { transports: ['polling'] }, build: (stage) => startNode(stage) },
  {
    ...well, id: 'healthy-sticky', what: 'two processes behind a balancer that keeps to one of them', client: { extraHeaders: {} },
    build: async (stage) => {
      const [one, two] = [await startNode(stage), await startNode(stage)];
      return startHttpFront(stage, { to: ({ headers }) => (headers['user-agent']?.length ?? 0) % 2 === 0 ? one.port : two.port });
    },
  },
  {
    ...well, id: 'healthy-https', what: 'page and API on https', page: { https: true },
    build: async (stage) => startTlsFront(stage, (await startNode(stage)).port),
  },
  {
    ...well, id: 'healthy-csp', what: 'a policy that allows the API by both schemes',
    page: { csp: `connect-src 'self' http://127.0.0.1:* ws://127.0.0.1:*` }, build: (stage) => startNode(stage),
  },
  {
    ...well, id: 'healthy-iphone', what: 'an iPhone, and nothing wrong', page: { userAgent: IPHONE }, engines: ['webkit'],
    because: 'an iPhone has WebKit', build: (stage) => startFlask(stage),
  },
  {
    ...well, id: 'healthy-iphone-bug-elsewhere', code: '29b', what: 'the handler that throws for iPhones only, seen by something else', engines: ['chromium', 'firefox'],
    because: 'it is healthy in all that is no iPhone', build: async ({ origin, use }) => {
      const { startFlask: startDemoFlask } = await import('../../../demo/flask/start-flask.ts');
      const { port } = await use(startDemoFlask({ worker: 'eventlet', pageOrigins: [origin], iphoneBug: true }));
      return { url: `http://127.0.0.1:${port}` };
    },
  },
];

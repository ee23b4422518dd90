import type { ChromiumDriver } from '../../drivers/chromium.ts';
import { startNode } from '../servers/node.ts';
import { all, type Variant } from '../variant.ts';

/** The browser itself does not let the page ask. */
export const pageRules: readonly Variant[] = [
  {
    id: 'mixed-content', code: '16', what: 'a page on https asks an API on http', expected: ['mixed-content'], page: { https: true }, engines: ['webkit'],
    because: 'Chromium and Firefox make an exception for 127.0.0.1', build: (stage) => startNode(stage),
  },
  { id: 'policy', code: '17a', what: "the page's policy forbids the API", expected: ['policy-blocks-connection'], engines: all, page: { csp: `connect-src 'self'` }, build: (stage) => startNode(stage) },
  {
    id: 'policy-websocket-only', code: '17a', what: 'the same, and the client uses WebSocket only', expected: ['policy-blocks-connection'], engines: all, sets: [['policy-blocks-websocket']],
    client: { transports: ['websocket'] }, page: { csp: `connect-src 'self'` }, build: (stage) => startNode(stage),
  },
  {
    id: 'policy-websocket', code: '17b', what: "the page's policy allows http: and not ws:", expected: ['policy-blocks-websocket'], engines: all,
    page: { csp: `connect-src 'self' http://127.0.0.1:*` }, build: (stage) => startNode(stage),
  },
  {
    id: 'offline', code: '21a', what: 'the device goes offline', expected: ['device-offline'], engines: ['chromium'], because: 'the other drivers cannot cut the network',
    build: async (stage) => ({
      // By another name: what is on the device itself is there without a network too.
      url: (await startNode(stage)).url.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
      async during({ driver, connected }) {
        await connected();
        // What Sockscope still loads comes from the page's own server.
        await driver.waitFor('Sockscope.scope.bundle().then(() => true)');
        await (driver as ChromiumDriver).offline(true);
      },
    }),
  },
];

import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { whole } from './extent.ts';
import { code, library, type Part } from './parts.ts';

/** A library that patches what Sockscope patches, and what it counts. */
export interface ThirdParty {
  readonly name: string;
  /** Loads and starts it. */
  readonly parts: readonly Part[];
  /** Body of an async function of the page: what it counted, once the app has chatted. */
  readonly counted: string;
  /** Must be in what it counted: that it counts at all. */
  readonly counts: RegExp;
}

const page = (name: string): string => join(import.meta.dirname, 'pages', `${name}.ts`);

/** Two requests of each kind that are none of Socket.IO's. */
const REQUESTS = `window.requests = async () => {
  for (const path of ['/plain?1', '/plain?2']) {
    await fetch(path).then((response) => response.text());
    await new Promise((resolve, reject) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', path);
      xhr.onload = resolve;
      xhr.onerror = reject;
      xhr.send('body');
    });
  }
};`;

/** Runs the chat inside a zone that counts every task by its source, as Angular's zone does. */
const ZONE = `window.tasks = {};
const count = (what) => (tasks[what] = (tasks[what] ?? 0) + 1);
window.run = ((zone) => (action) => zone.run(action))(Zone.current.fork({
  name: 'app',
  onScheduleTask: (delegate, current, target, task) => (count('scheduled ' + task.source), delegate.scheduleTask(target, task)),
  onInvokeTask: (delegate, current, target, task, self, args) => (count('ran ' + task.source), delegate.invokeTask(target, task, self, args)),
}));`;

const SENTRY = `window.caught = [];
Sentry.init({
  dsn: 'http://key@' + location.host + '/1',
  transport: () => ({ send: async () => ({}), flush: async () => true }),
  beforeSend: (event) => (caught.push(event), null),
});`;
const SENTRY_COUNTED = `
  await requests();
  document.body.click();
  // Not from here: what a driver started is not reported as the page's own.
  setTimeout(function later() { throw new TypeError('of the app'); });
  while (caught.length < 1) await new Promise((resolve) => setTimeout(resolve, 5));
  setTimeout(function later() { Promise.reject(new RangeError('of a promise')); });
  while (caught.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  const native = (one) => /^function\\s+\\w+\\(\\)\\s+\\{\\s+\\[native code\\]\\s+\\}$/.test(one.toString());
  return {
    // Before Sentry wraps them, these are what its own isNativeFunction looks at.
    native: [WebSocket, MutationObserver, Promise].map(native),
    crumbs: caught.at(-1).breadcrumbs.map(({ category, type, level, message, data }) => ({ category, type, level, message, data })),
    errors: caught.map(({ exception }) => exception.values.map(({ type, value, mechanism, stacktrace }) =>
      ({ type, value, handled: mechanism.handled, by: mechanism.type, frames: stacktrace?.frames.map((frame) => frame.function) }))),
  };
`;

const NEW_RELIC_COUNTED = `
  await requests();
  // It counts a request when all of its listeners have heard of its end.
  while (newRelicSaw['POST 200'] !== 2) await new Promise((resolve) => setTimeout(resolve, 5));
  const { nrData } = socket.io.engine.transport.ws;
  const { messageCount, messageBytes, messageTypes, sendCount, sendBytes, sendTypes, closeCode } = nrData;
  return { messageCount, messageBytes, messageTypes, sendCount, sendBytes, sendTypes, closeCode, requests: window.newRelicSaw };
`;
/** Looks on at the bus on which the agent's own features talk. */
const NEW_RELIC_SAW = `window.newRelicSaw = {};
newRelicAgent.ee.on('xhr', (params) => {
  if (params.pathname === '/plain') newRelicSaw[params.method + ' ' + params.status] = (newRelicSaw[params.method + ' ' + params.status] ?? 0) + 1;
});`;

const ERUDA_COUNTED = `
  await requests();
  const seen = () => eruda.get('network').requests().filter(({ url }) => url.includes('/plain'));
  while (seen().filter(({ done }) => done).length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
  return seen().map(({ url, method, status, type }) => [url, method, status, type]);
`;

const VCONSOLE_COUNTED = `
  await requests();
  vConsole.show();
  vConsole.showPlugin('network');
  const rows = () => [...document.querySelectorAll('#__vconsole .vc-table-row')].map((row) => row.textContent).filter((text) => /plain.*200/.test(text));
  while (rows().length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
  return rows().map((text) => text.replace(/200.*/, '200'));
`;

/** All of them, or the one that patches most. Bundled where a package has no file for a script tag. */
export async function thirdParties(): Promise<ThirdParty[]> {
  const zone: ThirdParty = { name: 'zone.js', parts: [library('zone.js/bundles/zone.umd.js'), code(ZONE)], counted: 'return tasks;', counts: /ran WebSocket/ };
  if (!whole) return [zone];
  const [sentry, newRelic] = await Promise.all([bundle(page('sentry')), bundle(page('newrelic'))]);
  return [
    zone,
    { name: '@sentry/browser', parts: [code(REQUESTS), code(sentry), code(SENTRY)], counted: SENTRY_COUNTED, counts: /of the app.*later.*of a promise/ },
    { name: '@newrelic/browser-agent', parts: [code(REQUESTS), code(newRelic), code(NEW_RELIC_SAW)], counted: NEW_RELIC_COUNTED, counts: /"messageCount":1\d.*"POST 200":2/ },
    { name: 'eruda', parts: [code(REQUESTS), library('eruda/eruda.js'), code('addEventListener("DOMContentLoaded", () => eruda.init());')], counted: ERUDA_COUNTED, counts: /(plain.*){4}/ },
    { name: 'vconsole', parts: [code(REQUESTS), library('vconsole/dist/vconsole.min.js'), code('window.vConsole = new VConsole();')], counted: VCONSOLE_COUNTED, counts: /(plain.*){4}/ },
  ];
}

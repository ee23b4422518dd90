import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { waitUntil } from '../drivers/driver.ts';
import { enginesToTest } from '../drivers/launch.ts';
import { bundle } from './bundle.ts';
import { whole } from './extent.ts';
import type { Transcript } from './pages/chat-app.ts';
import { code, type Part, sockscope } from './parts.ts';
import { keepResult } from './results.ts';
import { harmStage } from './stage.ts';
import { faults, tally } from './tally.ts';

const app = code(await bundle(join(import.meta.dirname, 'pages', 'chat-app.ts')));
/** What others did: one listener on `upload` makes a simple request a preflighted one. */
const UPLOAD_LISTENER = code(`{
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (body) { this.upload.addEventListener('progress', () => {}); return send.call(this, body); };
}`);
/** What others did: the side that nobody reads has the server push all it has. */
const CLONING = code('{ const { fetch } = window; window.fetch = (...args) => fetch(...args).then((response) => (response.clone(), response)); }');

/**
 * More than the 65 MB that Chromium's buffers hold between a page that stopped reading and the server.
 * Firefox and WebKitGTK go on taking what comes, without Sockscope too (400 MB measured).
 */
const PUSHED_AT_MOST = 100e6;
const STANDS_STILL_LOOKS = 8;

describe.each(enginesToTest())('the network in %s', (engine) => {
  const { visit, evaluate, server, settled } = harmStage(engine);

  const preflights = async (parts: readonly Part[]): Promise<number> => {
    const before = server().preflights.length;
    await visit([...parts, app], { elsewhere: true });
    const { answers } = await evaluate<Transcript>(`chat({ url: '${server().origin}', transports: ['polling'] })`);
    expect(answers).toEqual([1, 2, 3, 4]);
    return server().preflights.length - before;
  };

  test('no request to another origin is preflighted that was not', async () => {
    expect(await preflights([])).toBe(0);
    expect(await preflights([sockscope()])).toBe(0);
    expect(tally(await settled())).toMatchObject({ 'engine.attempted': 1, 'event.sent chat': 4 });
    keepResult('Network', 'CORS preflights of a chat by polling, with and without', engine, '0 and 0');
  });

  test.runIf(whole)('(a listener on upload would be noticed)', async () => {
    expect(await preflights([UPLOAD_LISTENER])).toBeGreaterThan(0);
  });

  /** Bytes that the server could push after the page had read the first and stopped. */
  const pushed = async (parts: readonly Part[]): Promise<number> => {
    let bytes = 0;
    const chunk = Buffer.alloc(65_536, 'x');
    server().serve('/flood', (request, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      const push = (): void => {
        while (bytes < PUSHED_AT_MOST && !response.destroyed) {
          bytes += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', push);
        }
        response.destroy();
      };
      push();
      request.once('close', () => response.destroy());
    });
    await visit(parts);
    await evaluate(`(async () => { window.reader = (await fetch('/flood?EIO=4&transport=polling')).body.getReader(); await reader.read(); })()`);
    let [before, looks] = [0, 0];
    await waitUntil('the server to stand still', () => {
      looks = bytes === before ? looks + 1 : 0;
      before = bytes;
      return looks === STANDS_STILL_LOOKS || bytes >= PUSHED_AT_MOST;
    }, 30_000);
    // Not awaited: WebKit answers once all has arrived.
    await evaluate('void reader.cancel()');
    return bytes;
  };

  test.runIf(whole)('a stream that the page stops reading holds the server back as ever', async () => {
    const without = [await pushed([]), await pushed([])];
    const patched = await pushed([sockscope()]);
    expect(patched).toBeLessThan(Math.max(...without) * 1.1);
    expect(patched).toBeGreaterThan(Math.min(...without) * 0.9);
    if (engine === 'chromium') expect(Math.max(...without)).toBeLessThan(PUSHED_AT_MOST);
    const tell = (bytes: number): string => (bytes < PUSHED_AT_MOST ? `${(bytes / 1e6).toFixed(1)} MB` : 'all 100 MB');
    keepResult('Network', 'bytes pushed to a page that stopped reading a stream, with and without (twice)', engine, `${tell(patched)}; ${without.map(tell).join(' and ')}`);
  });

  test.runIf(whole && engine === 'chromium')('(a clone would be noticed)', async () => {
    expect(await pushed([CLONING])).toBeGreaterThanOrEqual(PUSHED_AT_MOST);
  });

  test('a sandboxed frame without an origin of its own chats and is recorded', async () => {
    const results: unknown[] = [];
    for (const ours of [[], [sockscope()]]) {
      const inner = [...ours, app, code(`addEventListener('load', async () => {
        const transcript = await chat({ url: '${server().origin}', stay: true });
        window.Sockscope?.scope.mark('end');
        while (window.facts && !facts.some(({ words }) => words === 'end')) await new Promise((resolve) => setTimeout(resolve, 5));
        window.Sockscope?.scope.stop();
        parent.postMessage(JSON.stringify({ transcript, facts: window.facts, after: await socket.emitWithAck('chat', 'more') }), '*');
      });`)];
      const head = inner.map((part) => part(server())).join('');
      const path = server().serveText(`<!doctype html>${head}`, 'text/html');
      await visit([code(`addEventListener('message', ({ data }) => (window.told = JSON.parse(data)));`)], { body: `<iframe sandbox="allow-scripts" src="${path}"></iframe>` });
      results.push(await evaluate(`new Promise((resolve) => { const look = () => (window.told ? resolve(told) : setTimeout(look, 5)); look(); })`));
    }
    const [without, patched] = results as { transcript: Transcript; facts?: Parameters<typeof tally>[0]; after: number }[];
    expect(patched?.transcript).toEqual(without?.transcript);
    expect(patched?.after).toBe(4);
    expect(tally(patched?.facts ?? [])).toMatchObject({ 'engine.attempted': 1, 'event.sent chat': 4, 'ack.received': 5 });
    expect(faults(patched?.facts ?? [])).toEqual([]);
    keepResult('Unusual pages', 'in a sandboxed frame, without an origin', engine, 'the same');
  });
});

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChromiumDriver, launchChromium } from '../drivers/chromium.ts';
import { waitUntil } from '../drivers/driver.ts';
import { enginesToTest } from '../drivers/launch.ts';
import { bundle } from './bundle.ts';
import { whole } from './extent.ts';
import { type HarmServer, startHarmServer } from './harm-server.ts';
import { code, heldKeeper, sockscope } from './parts.ts';
import { keepResult } from './results.ts';
import { harmStage } from './stage.ts';

const TIMES = whole ? 1_000 : 20;
/** Recordings with all their parts, a few turns each, that are asked one by one whether they were collected. */
const RECORDINGS = 300;
/** What a thousand starts may leave on the heap: the engine's own caches. One session left alive is more than 20 kB. */
const HEAP_LEFT = 1_000_000;

const page = (name: string): string => join(import.meta.dirname, 'pages', `${name}.ts`);
const traces = code(await bundle(page('traces')));
const app = code(await bundle(page('chat-app')));
const byHand = sockscope({ activate: 'manual' });

describe.each(enginesToTest())('stop() in %s', (engine) => {
  const { driver, evaluate, visit } = harmStage(engine);

  test(`${TIMES} times in a row leaves every descriptor, no listener, timer or observer`, async () => {
    await visit([traces, byHand]);
    const before = await evaluate<string[]>('traces.left()');
    const patched = await evaluate<string[]>('(window.running = Sockscope.start(), traces.changed())');
    expect(patched).toEqual(expect.arrayContaining(['WebSocket.prototype.send', 'XMLHttpRequest.prototype.open']));
    expect((await evaluate<string[]>('traces.left()')).length).toBeGreaterThan(before.length + 10);
    await evaluate('void running.stop()');
    await evaluate(`void (() => { for (let time = 1; time < ${TIMES}; time += 1) Sockscope.start().stop(); })()`);
    expect(await evaluate('traces.changed()')).toEqual([]);
    await driver().waitFor(`JSON.stringify(traces.left()) === ${JSON.stringify(JSON.stringify(before))} || (window.leftNow = traces.left(), false)`)
      .catch(async () => expect(await evaluate('traces.left()')).toEqual(before));
    keepResult('stop()', `${TIMES} times in a row: descriptors and identities changed; listeners, timers, observers left`, engine, 'none; none');
  });

  test(`${TIMES} times in a row before the keeper has come: nothing is left then, nor once it has`, async () => {
    const [held, release] = heldKeeper();
    await visit([code('localStorage.clear(); window.scopes = [];'), traces, byHand, held]);
    const before = await evaluate<string[]>('traces.left()');
    await evaluate(`void (() => {
      for (let time = 0; time < ${TIMES}; time += 1) {
        const scope = Sockscope.start();
        if (time === 0) document.dispatchEvent(new Event('visibilitychange'));
        scope.stop();
        scopes.push(scope);
      }
    })()`);
    expect(await evaluate('traces.changed()')).toEqual([]);
    expect(await evaluate('traces.left()')).toEqual(before);
    // A draft, since the page might have died; its true tail must take its place, and go once all is stored.
    expect(await evaluate('Object.keys(localStorage).length')).toBe(1);
    release();
    // Each of them knows then that it is over.
    await evaluate('Promise.all(scopes.map((scope) => scope.sessions().catch(() => 0))).then(() => true)');
    expect(await evaluate('traces.changed()')).toEqual([]);
    await driver().waitFor(`JSON.stringify(traces.left()) === ${JSON.stringify(JSON.stringify(before))}`)
      .catch(async () => expect(await evaluate('traces.left()')).toEqual(before));
    expect(await evaluate(`document.querySelector('sockscope-root')`)).toBeNull();
    await driver().waitFor('Object.keys(localStorage).length === 0').catch(async () => expect(await evaluate('Object.entries(localStorage)')).toEqual([]));
    keepResult('stop()', `${TIMES} times in a row before the keeper came: left then; left once it had come`, engine, 'nothing; nothing');
  });

  test.runIf(whole)('recordings that are over are collected with all that they recorded', async () => {
    await visit([byHand, app]);
    await evaluate(`chat({ stay: true })`);
    await evaluate(`(async () => {
      window.recorded = [];
      const turns = async (count) => { for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setTimeout(resolve)); };
      // As if another tab were pruning: Firefox keeps what asked for a lock only if it was free.
      let release;
      void navigator.locks?.request('sockscope:prune', () => new Promise((resolve) => (release = resolve)));
      for (let time = 0; time < ${RECORDINGS}; time += 1) {
        const scope = Sockscope.start();
        scope.on('mark.made', (fact) => void recorded.push(new WeakRef(fact)));
        scope.mark('x');
        // Its listeners are the keeper's, which comes a few turns later, its module being there; the panel a few after it.
        for (let turn = 0; turn < 5 || (turn < 500 && time % 2 && !document.querySelector('sockscope-root')); turn += 1) await turns(1);
        if (time % 2) await turns(3);
        scope.stop();
      }
      release?.();
    })()`);
    // Of one that was over before its keeper came nobody was told.
    const told = await evaluate<number>('recorded.length');
    expect(told).toBeGreaterThan(RECORDINGS * 0.95);
    // A full collection comes when the heap has grown, and keeps what was asked for in the same turn: so first grow it, turn by turn.
    const alive = `(async () => {
      for (let turn = 0; turn < 20; turn += 1) {
        let ballast = Array.from({ length: 100_000 }, () => ({ text: 'x'.repeat(200) + Math.random() }));
        await new Promise((resolve) => setTimeout(resolve, 10));
        ballast = undefined;
      }
      return recorded.filter((fact) => fact.deref()).length;
    })()`;
    const counts: number[] = [];
    await waitUntil('recordings to be collected', async () => {
      counts.push(await evaluate<number>(alive));
      return counts.at(-1)! < RECORDINGS / 50;
    }, 60_000).catch(() => expect(counts.join(' ')).toBe('fewer'));
    keepResult('stop()', `of ${RECORDINGS} recordings beside a live socket, uncollected`, engine, `${counts.at(-1)} (of ${told} that could be asked)`);
  });

  test.each(whole ? ['websocket', 'polling'] : ['polling'])('with the panel open and a socket alive by %s it leaves the page as it was, and the app chats on', async (transport) => {
    await visit([traces, byHand, app]);
    await evaluate(`chat({ stay: true, transports: ['${transport}'] })`);
    await evaluate('traces.remember()');
    const settled = 'JSON.stringify(traces.left())';
    const before = await driver().waitFor<string>(settled);
    for (let time = 0; time < (whole ? 5 : 1); time += 1) {
      await evaluate('void Sockscope.start().open()');
      await driver().waitFor(`document.querySelector('sockscope-root')?.shadowRoot.querySelector('[data-panel]')`);
      await evaluate('void Sockscope.scope.attach(socket)');
      expect(await evaluate(`socket.emitWithAck('chat', 'text')`)).toBe(4);
      expect(await evaluate('socket.io.hasListeners("reconnect_attempt")')).toBe(true);
      await evaluate('void Sockscope.scope.stop()');
    }
    expect(await evaluate(`socket.emitWithAck('chat', 'and on')`)).toBe(6);
    expect(await evaluate('traces.changed()')).toEqual([]);
    expect(await evaluate(`document.querySelector('sockscope-root')`)).toBeNull();
    expect(await evaluate('[socket.io.hasListeners("reconnect_attempt"), Object.getOwnPropertyDescriptor(socket.io, "engine").value === socket.io.engine]')).toEqual([false, true]);
    await driver().waitFor(`${settled} === ${JSON.stringify(before)}`).catch(async () => expect(JSON.parse(await evaluate(settled))).toEqual(JSON.parse(before)));
    keepResult('stop()', `beside a live socket by ${transport}, with the panel open: left on page, socket or request`, engine, 'nothing');
  });

  test('a patch that came later stays and keeps working, and ours may come again on top', async () => {
    await visit([byHand, app, code(PATCHES)]);
    await evaluate(`void (Sockscope.start(), patchAll())`);
    await evaluate(`chat({ stay: true })`);
    const counted = await evaluate<Record<string, number>>('counts');
    for (const name of ['send', 'onmessage', 'open']) expect(counted[name], name).toBeGreaterThan(0);
    await evaluate('void Sockscope.scope.stop()');
    expect(await evaluate('stillThere()')).toBe(true);
    expect(await evaluate(`socket.emitWithAck('chat', 'text')`)).toBe(4);
    expect((await evaluate<Record<string, number>>('counts'))['send']).toBeGreaterThan(counted['send']!);
    await evaluate('void Sockscope.start().stop()');
    expect(await evaluate('stillThere()')).toBe(true);
    expect(await evaluate(`chat({ texts: 1 }).then(({ answers }) => answers)`)).toEqual([1]);
    keepResult('stop()', 'a patch that came after ours', engine, 'stays and works');
  });
});

/** As an app's own monitoring does it: plain functions over whatever is there. */
const PATCHES = `window.counts = { send: 0, onmessage: 0, open: 0 };
window.patchAll = () => {
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) { counts.send += 1; return send.call(this, data); };
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (...args) { counts.open += 1; return open.apply(this, args); };
  const onmessage = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage');
  const set = function (handler) { return onmessage.set.call(this, handler && function (event) { counts.onmessage += 1; return handler.call(this, event); }); };
  Object.defineProperty(WebSocket.prototype, 'onmessage', { ...onmessage, set });
  const theirs = [WebSocket.prototype.send, XMLHttpRequest.prototype.open, set];
  window.stillThere = () => [WebSocket.prototype.send, XMLHttpRequest.prototype.open, Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage').set].every((one, index) => one === theirs[index]);
};`;

describe.runIf(whole && enginesToTest().includes('chromium'))('the heap of chromium', () => {
  let driver: ChromiumDriver;
  let server: HarmServer;
  beforeAll(async () => {
    [driver, server] = await Promise.all([launchChromium(), startHarmServer()]);
  }, 90_000);
  afterAll(async () => {
    await driver?.close();
    await server?.close();
  });

  /** Starts, has something recorded and stored, and stops. */
  const CYCLES = `(async (times) => {
    for (let time = 0; time < times; time += 1) {
      const scope = Sockscope.start();
      scope.mark('x'.repeat(1000));
      scope.stop();
      // Stored in the background; not all at once.
      if (time % 50 === 49) await new Promise((resolve) => setTimeout(resolve));
    }
  })`;

  test(`is flat over ${TIMES} recordings`, async () => {
    const parts = [byHand].map((part) => part(server)).join('');
    await driver.goto(server.origin + server.serveText(`<!doctype html>${parts}`, 'text/html'));
    const stored = (count: number): Promise<unknown> => driver.waitFor(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('sockscope');
      // Before the keeper has come there is none, and it must not be this one.
      opening.onupgradeneeded = () => opening.transaction.abort();
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const counting = opening.result.transaction('log').objectStore('log').count();
        counting.onsuccess = () => (opening.result.close(), resolve(counting.result >= ${count}));
      };
    })`, 30_000);
    await driver.evaluate(`${CYCLES}(200)`);
    await stored(2 * 200);
    const before = await driver.heapBytes();
    await driver.evaluate(`${CYCLES}(${TIMES})`);
    await stored(2 * (200 + TIMES));
    const growth = (await driver.heapBytes()) - before;
    expect(growth).toBeLessThan(HEAP_LEFT);
    keepResult('stop()', `heap after ${TIMES} more recordings (only Chromium tells)`, 'chromium', `${growth > 0 ? '+' : ''}${Math.round(growth / 1000)} kB`);
  });
});

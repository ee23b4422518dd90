import { expect } from 'vitest';
import { waitUntil } from '../../drivers/driver.ts';
import { code, sockscope } from '../../harm/parts.ts';
import { app, only, type Place, type Scene, to } from './scene.ts';

/** What the page has of its own before anything of ours. */
const BEFORE = code(`window.natives = { fetch, warn: console.warn, error: console.error };
  window.rejections = [];
  addEventListener('unhandledrejection', ({ reason }) => void rejections.push(String(reason)));`);
/** Blocked by every browser. */
const NOWHERE = 'http://127.0.0.1:1/nowhere';
/** Chromium's buffers hold 65 MB between a page that stopped reading and its server. */
const PUSHED_AT_MOST = 100e6;
const STANDS_STILL_LOOKS = 8;

/** Bytes that a server could push after the page had read the first and stopped. */
async function pushed({ evaluate, server }: Place, address: string): Promise<number> {
  let bytes = 0;
  const chunk = Buffer.alloc(1_048_576, 'x');
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
  await evaluate(`(async () => { window.reader = (await fetch('${address}')).body.getReader(); await reader.read(); })()`);
  let [before, looks] = [0, 0];
  await waitUntil('the server to stand still', () => {
    looks = bytes === before ? looks + 1 : 0;
    before = bytes;
    return looks === STANDS_STILL_LOOKS || bytes >= PUSHED_AT_MOST;
  }, 30_000);
  await evaluate('void reader.cancel()');
  return bytes;
}

export const fetchScene: Scene = {
  title: 'polling by fetch',
  async run(place) {
    const { visit, evaluate, driver, settled, server, engine } = place;
    server().serve('/plain', (_, response) => void response.end('plain'));
    await visit([BEFORE, sockscope(), app]);
    const untouched = await evaluate(`(() => {
      open('alone', '/socket.io/', { transports: [Fetch] });
      open('attached', '/cut/', { transports: [Fetch] });
      Sockscope.scope.attach(sockets.attached);
      return fetch === natives.fetch;
    })()`);
    await driver().waitFor('fetch !== natives.fetch');
    await driver().waitFor('sockets.alone.connected && sockets.attached.connected');
    await evaluate(`void Sockscope.scope.attach(open('later', '/recovering/', { transports: [Fetch] }))`);
    await driver().waitFor('sockets.later.connected');
    const answers = await evaluate(`Promise.all(['alone', 'attached', 'later'].map((name) => sockets[name].emitWithAck('chat', name)))`);
    const console = await evaluate('console.warn === natives.warn && console.error === natives.error');
    const ordinary = await evaluate(`fetch('/plain').then(async (response) => [Object.getOwnPropertyNames(response), await response.text()])`);
    await evaluate(`void (fetch('${NOWHERE}'), fetch('${NOWHERE}?EIO=4&transport=polling'))`);
    await driver().waitFor('rejections.length >= 2');
    const flood = engine === 'chromium' ? [await pushed(place, '/flood'), await pushed(place, '/flood?EIO=4&transport=polling')] : [];
    const told = await settled();
    const rejections = await evaluate('rejections.length');
    await evaluate('void Sockscope.scope.stop()');
    const restored = await evaluate('fetch === natives.fetch');
    const goesOn = await evaluate(`sockets.alone.emitWithAck('chat', 'and on')`);
    return { facts: told, seen: { untouched, answers, ordinary, rejections, flood, restored, goesOn, console } };
  },
  rows: [
    {
      title: 'is noticed first, and fetch is wrapped only then',
      check({ facts, seen }) {
        expect(seen).toMatchObject({ untouched: true });
        const first = facts.find(({ type }) => type.startsWith('poll.'));
        expect(first).toMatchObject({ type: 'poll.noticed', by: 'fetch' });
      },
    },
    {
      title: 'its packets are read from then on, each connection once',
      check({ facts, seen }) {
        expect(seen).toMatchObject({ answers: [5, 8, 5] });
        for (const path of ['/socket.io/', '/cut/', '/recovering/']) {
          const told = to(facts, path);
          expect(only(told, 'engine.attempted'), path).toHaveLength(1);
          expect(only(told, 'poll.answered').length, path).toBeGreaterThan(0);
          expect(only(told, 'event.sent').map(({ name }) => name), path).toEqual(['chat']);
          // The poll that was under way when fetch was wrapped is not seen, and may have brought what was the first to come.
          const fewest = path === '/recovering/' ? 1 : 0;
          expect(['message'], path).toEqual(expect.arrayContaining(only(told, 'event.received').map(({ name }) => name)));
          for (const type of ['event.received', 'ack.received'] as const) {
            expect(only(told, type).length, `${path} ${type}`).toBeGreaterThanOrEqual(fewest);
            expect(only(told, type).length, `${path} ${type}`).toBeLessThanOrEqual(1);
          }
          expect(only(told, 'engine.failed'), path).toEqual([]);
        }
        expect(only(to(facts, '/socket.io/'), 'engine.attempted')[0]).toMatchObject({ late: true, seenBy: 'wire' });
        for (const path of ['/cut/', '/recovering/']) {
          expect(only(to(facts, path), 'engine.attempted')[0], path).toMatchObject({ late: false });
          expect(only(to(facts, path), 'engine.handshaken'), path).toHaveLength(1);
        }
      },
    },
    {
      title: 'a rejection that nobody handles is reported once, of any address',
      check({ facts, seen }) {
        expect(seen).toMatchObject({ rejections: 2 });
        expect(only(facts, 'page.erred').map(({ kind }) => kind)).toEqual(['rejection', 'rejection']);
      },
    },
    {
      title: 'any other response stays as it is',
      check: ({ seen }) => expect(seen).toMatchObject({ ordinary: [[], 'plain'] }),
    },
    {
      title: 'a stream that the page stops reading holds the server back as ever',
      impossible: { firefox: 'it goes on taking what comes, without Sockscope too', webkit: 'it goes on taking what comes, without Sockscope too' },
      check({ seen }) {
        for (const bytes of (seen as { flood: number[] }).flood) expect(bytes).toBeLessThan(PUSHED_AT_MOST);
      },
    },
    {
      title: 'stop() gives fetch back, and the app polls on',
      check: ({ seen }) => expect(seen).toMatchObject({ restored: true, goesOn: 6 }),
    },
    {
      title: 'the console is not wrapped unless asked for',
      check: ({ seen }) => expect(seen).toMatchObject({ console: true }),
    },
  ],
};

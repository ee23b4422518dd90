import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Driver } from '../drivers/driver.ts';
import { enginesToTest, launch } from '../drivers/launch.ts';
import { sockscopePage } from './sockscope-page.ts';

const top = join(import.meta.dirname, '..', '..');
const dist = join(top, 'dist');
const client = join(top, 'node_modules', 'socket.io-client', 'dist', 'socket.io.min.js');

/** A page whose client comes by script tag, so that `io` is a global. */
const html = (script: string): string => `<!doctype html><title>global io</title>
  <script src="/dist/sockscope.js" data-activate="always"></script>
  <script src="/client.js"></script>
  <script>${script}</script>`;

const pages: Readonly<Record<string, string>> = {
  '/global': `window.socket = io({ auth: { token: 'secret-of-the-test' }, reconnectionDelay: 123 });`,
  '/attach': `window.socket = io({ forceNew: true }); window.detach = Sockscope.scope.attach(window.socket, 'mine');`,
  '/misuse': `try { Sockscope.scope.attach({}); } catch (error) { window.thrown = [error.name, error.code]; }`,
};

describe.each(enginesToTest())('the manager in %s', (engine) => {
  let driver: Driver;
  let origin = '';
  const http = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const script = pages[path];
    const file = path === '/client.js' ? client : path.startsWith('/dist/') ? join(dist, path.slice(6)) : undefined;
    response.setHeader('content-type', script ? 'text/html' : 'text/javascript');
    try {
      response.end(script ? html(script) : file ? readFileSync(file) : '');
    } catch {
      response.writeHead(404).end();
    }
  });
  const io = new Server(http);

  beforeAll(async () => {
    await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    driver = await launch(engine);
  }, 90_000);
  afterAll(async () => {
    await driver?.close();
    await io.close();
  });

  test('a global io is found by itself, and both levels tell one story', async () => {
    await driver.goto(`${origin}/global`);
    const page = sockscopePage(driver);
    await page.awaitEvent('engine.upgraded');
    const events = await page.events();
    const attached = events.filter(({ type }) => type === 'manager.attached');
    expect(attached).toHaveLength(1);
    expect(attached[0]).toMatchObject({ connection: 'c1', level: 'global', late: false, authKeys: ['token'], options: { reconnectionDelay: 123 } });
    for (const once of ['engine.attempted', 'engine.handshaken', 'engine.upgraded', 'namespace.connected']) {
      expect(events.filter(({ type }) => type === once), once).toHaveLength(1);
    }
    expect(JSON.stringify(events)).not.toContain('secret-of-the-test');
  });

  test('no packet of a WebSocket or a poll is dispatched to us a second time', async () => {
    await driver.goto(`${origin}/global`);
    const page = sockscopePage(driver);
    await page.awaitEvent('manager.attached');
    await page.awaitEvent('engine.upgraded');
    expect(await driver.evaluate(`['packet', 'packetCreate', 'data'].map((event) => socket.io.engine.listeners(event).length)`)).toEqual([0, 0, 1]);
  });

  test('attach() joins the connection that the wire already saw, and detaching leaves the manager as it was', async () => {
    await driver.goto(`${origin}/attach`);
    const page = sockscopePage(driver);
    const [attached] = await page.awaitEvent('manager.attached');
    expect(attached?.connection).toBe('c1');
    await page.awaitEvent('engine.upgraded');
    await driver.evaluate('void socket.io.engine.close()');
    await page.awaitEvent('manager.closed', (event) => event.reason === 'forced close' && event.connection === 'c1');
    await driver.evaluate('void detach()');
    expect(await driver.evaluate(`'value' in Object.getOwnPropertyDescriptor(socket.io, 'engine')`)).toBe(true);
    expect((await page.events()).find(({ type }) => type === 'engine.attempted')).toMatchObject({ connection: 'c1', seenBy: 'wire' });
  });

  test('attaching what is no manager is refused with a code, and nothing else happens', async () => {
    await driver.goto(`${origin}/misuse`);
    expect(await driver.evaluate('window.thrown')).toEqual(['SockscopeError', 'not-a-manager']);
  });
});

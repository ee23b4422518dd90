import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { withSockscope } from './servers/script-tag.ts';
import { startDemo, type Demo, type DemoOptions } from './start.ts';
import { askHandshake, createTestClient, next, transportIs, type TestClient } from './test-client.ts';

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function demo(options?: DemoOptions): Promise<Demo> {
  const started = await startDemo(options);
  cleanUps.push(() => started.stop());
  return started;
}

function client(...options: Parameters<typeof createTestClient>): TestClient {
  const created = createTestClient(...options);
  cleanUps.push(() => created.disconnect());
  return created;
}

/** The status with which a WebSocket handshake is answered. */
async function upgradeStatus(apiUrl: string): Promise<number | undefined> {
  const url = `${apiUrl.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url);
  const status = await new Promise<number | undefined>((resolve) => {
    socket.on('error', () => undefined);
    socket.on('upgrade', ({ statusCode }) => resolve(statusCode));
    socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
  });
  socket.terminate();
  return status;
}

async function connectionError(url: string): Promise<unknown> {
  const { hostname, port } = new URL(url);
  const socket = connectTcp(Number(port), hostname);
  try {
    await once(socket, 'connect');
    return undefined;
  } catch (error) {
    return error;
  } finally {
    socket.destroy();
  }
}

describe('the app', () => {
  it('carries a chat line to everyone and answers the sender', async () => {
    const { apiUrl } = await demo();
    const [sender, reader] = [client(apiUrl), client(apiUrl)];
    await Promise.all([next(sender, 'connect'), next(reader, 'connect')]);
    const received = [next(sender, 'chat'), next(reader, 'chat')];
    expect(await sender.emitWithAck('chat', { text: 'hello' })).toEqual({ ok: true, detail: 'Delivered' });
    for (const [message] of await Promise.all(received)) {
      expect(message).toMatchObject({ user_id: '3', text: 'hello' });
    }
    await transportIs(sender, 'websocket');
  });

  it('sends notifications to the room of the user only', async () => {
    const { apiUrl } = await demo();
    const user = client(apiUrl);
    const heard = vi.fn();
    user.on('notification', heard);
    await user.emitWithAck('notify', { user_id: '3' });
    await user.emitWithAck('join_user_room', { user_id: '3' });
    const notified = next(user, 'program_notification');
    await user.emitWithAck('program_notify', { user_id: '3' });
    expect((await notified)[0]).toMatchObject({ program_id: 7 });
    await user.emitWithAck('leave_user_room', { user_id: '3' });
    await user.emitWithAck('notify', { user_id: '3' });
    expect(heard).not.toHaveBeenCalled();
  });

  it('refuses /admin to everyone else, and hangs up when asked', async () => {
    const { apiUrl } = await demo();
    const [error] = await next(client(`${apiUrl}/admin`), 'connect_error');
    expect(error).toMatchObject({ message: 'Not allowed' });
    await next(client(`${apiUrl}/admin`, { auth: { admin: true } }), 'connect');
    const user = client(apiUrl);
    user.emit('disconnect_me');
    expect((await next(user, 'disconnect'))[0]).toBe('io server disconnect');
  });
});

describe('faults', () => {
  it('upgrade-refused: 403 to WebSocket handshakes, and polling goes on', async () => {
    const { apiUrl, setFault } = await demo();
    const user = client(apiUrl);
    await transportIs(user, 'websocket');
    expect(await upgradeStatus(apiUrl)).toBe(101);

    const connectedAgain = next(user, 'connect');
    const upgradeFailed = next(user.io, 'open').then(() => next(user.io.engine, 'upgradeError'));
    await setFault('upgrade-refused');
    expect(await upgradeStatus(apiUrl)).toBe(403);
    await Promise.all([connectedAgain, upgradeFailed]);
    expect(await user.emitWithAck('chat', { text: 'still here' })).toMatchObject({ ok: true });
    expect(user.io.engine.transport.name).toBe('polling');
  });

  it.each([
    ['none', 'page', 'true'],
    ['cors-credentials', '*', null],
    ['cors-origin', 'https://app.example.com', 'true'],
  ] as const)('%s: allows origin %s with credentials %s', async (fault, origin, credentials) => {
    const { apiUrl, pageUrl, setFault } = await demo();
    await setFault(fault);
    const { headers } = await askHandshake(apiUrl, pageUrl);
    expect(headers.get('access-control-allow-origin')).toBe(origin === 'page' ? pageUrl : origin);
    expect(headers.get('access-control-allow-credentials')).toBe(credentials);
  });

  it('allows no origin but the page\'s', async () => {
    const { apiUrl } = await demo();
    const { headers } = await askHandshake(apiUrl, 'http://elsewhere.example');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('unreachable: connection refused, and back on the same port', async () => {
    const { apiUrl, setFault } = await demo();
    const user = client(apiUrl);
    await next(user, 'connect');
    const [cut, refused] = [next(user, 'disconnect'), next(user.io, 'reconnect_error')];
    await setFault('unreachable');
    await Promise.all([cut, refused]);
    expect(await connectionError(apiUrl)).toMatchObject({ code: 'ECONNREFUSED' });

    await setFault('none');
    await next(user, 'connect');
    expect(await connectionError(apiUrl)).toBeUndefined();
  });

  it('connect-unanswered: the engine opens, the namespace does not, until it is over', async () => {
    const { apiUrl, setFault } = await demo({ pingInterval: 100 });
    await setFault('connect-unanswered');
    const user = client(apiUrl);
    await next(user.io, 'open');
    await next(user.io, 'ping');
    expect(user.connected).toBe(false);
    await setFault('none');
    await next(user, 'connect');
  });

  it('are switched in the order in which they were asked for', async () => {
    const { apiUrl, setFault } = await demo();
    await Promise.all([setFault('unreachable'), setFault('none'), setFault('unreachable'), setFault('none')]);
    expect(await upgradeStatus(apiUrl)).toBe(101);
  });
});

describe('the page server', () => {
  it('tells the page where the API is and switches faults', async () => {
    const { pageUrl, apiUrl } = await demo({ clientOptions: { withCredentials: false } });
    const post = (body: string, type = 'application/json'): Promise<Response> =>
      fetch(`${pageUrl}/demo/fault`, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await post('{"fault":"upgrade-refused"}')).status).toBe(200);
    expect((await post('{"fault":"toString"}')).status).toBe(400);
    expect((await post('{')).status).toBe(400);
    expect((await post('{"fault":"none"}', 'text/plain')).status).toBe(415);
    const config = await (await fetch(`${pageUrl}/config.json`)).json();
    expect(config).toMatchObject({
      apiPort: Number(new URL(apiUrl).port),
      clientOptions: { withCredentials: false },
      fault: 'upgrade-refused',
    });
  });

  it('keeps to its folders', async () => {
    const { pageUrl } = await demo();
    expect((await fetch(`${pageUrl}/sockscope/..%2fpackage.json`)).status).toBe(404);
    expect((await fetch(`${pageUrl}/%00`)).status).toBe(404);
    expect((await fetch(`${pageUrl}/%ff`)).status).toBe(404);
  });

  it('leaves the script tag in, takes it out, or gives it other attributes', async () => {
    const html = await readFile(new URL('app/index.html', import.meta.url), 'utf8');
    expect(withSockscope(html, true)).toBe(html);
    expect(withSockscope(html, false)).not.toContain('sockscope.js');
    expect(withSockscope(html, { lang: 'ko', app: '"$&' })).toContain(
      '<script src="/sockscope/sockscope.js" data-lang="ko" data-app="&quot;$&amp;"></script>',
    );
  });
});

it('stop() leaves nothing open, whatever was connected', async () => {
  const before = openHandles();
  const { apiUrl, pageUrl, stop } = await startDemo();
  const user = createTestClient(apiUrl);
  await transportIs(user, 'websocket');
  const idle = connectTcp(Number(new URL(pageUrl).port), '127.0.0.1');
  await once(idle, 'connect');
  await stop();
  expect(await connectionError(apiUrl)).toMatchObject({ code: 'ECONNREFUSED' });
  expect(await connectionError(pageUrl)).toMatchObject({ code: 'ECONNREFUSED' });
  user.disconnect();
  idle.destroy();
  await vi.waitFor(() => expect(openHandles()).toEqual(before));
});

function openHandles(): string[] {
  return process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).sort();
}

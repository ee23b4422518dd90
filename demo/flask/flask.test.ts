import { afterEach, describe, expect, it } from 'vitest';
import { startDemo, type Demo, type DemoOptions } from '../start.ts';
import { askHandshake, createTestClient, next, transportIs, type TestClient } from '../test-client.ts';
import { startFlask } from './start-flask.ts';

/** Room for apt to install Debian's packages the first time. */
const patience = 300_000;

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function demo(options: DemoOptions): Promise<Demo> {
  const started = await startDemo(options);
  cleanUps.push(() => started.stop());
  return started;
}

function client(...options: Parameters<typeof createTestClient>): TestClient {
  const created = createTestClient(...options);
  cleanUps.push(() => created.disconnect());
  return created;
}

async function upgrades({ apiUrl, pageUrl }: Demo): Promise<unknown> {
  const body = await (await askHandshake(apiUrl, pageUrl)).text();
  return JSON.parse(body.slice(1)).upgrades;
}

describe('the Flask twin', { timeout: patience }, () => {
  it.each(['eventlet', 'gevent'] as const)('%s: upgrades to WebSocket and does what the app does', async (backend) => {
    const running = await demo({ backend });
    expect(await upgrades(running)).toEqual(['websocket']);
    const user = client(running.apiUrl);
    await transportIs(user, 'websocket');
    const received = next(user, 'chat');
    expect(await user.emitWithAck('chat', { text: 'hello' })).toEqual({ ok: true, detail: 'Delivered' });
    expect((await received)[0]).toMatchObject({ user_id: '3', text: 'hello' });
    await user.emitWithAck('join_user_room', { user_id: '3' });
    const notified = [next(user, 'notification'), next(user, 'program_notification')];
    await user.emitWithAck('notify', { user_id: '3' });
    await user.emitWithAck('program_notify', { user_id: '3' });
    await Promise.all(notified);
    await user.emitWithAck('leave_user_room', { user_id: '3' });
    const refused = await next(client(`${running.apiUrl}/admin`), 'connect_error');
    expect(refused[0]).toMatchObject({ message: 'Not allowed' });
    user.emit('disconnect_me');
    expect((await next(user, 'disconnect'))[0]).toBe('io server disconnect');
  });

  it('sync: offers no WebSocket, and answers only when the pending poll has ended', async () => {
    const running = await demo({ backend: 'sync', pingInterval: 1000 });
    expect(await upgrades(running)).toEqual([]);
    const user = client(running.apiUrl);
    await next(user, 'connect');
    expect(await user.emitWithAck('chat', { text: 'slow' })).toMatchObject({ ok: true });
    expect(user.io.engine.transport.name).toBe('polling');
  });

  it('gthread: answers', async () => {
    const running = await demo({ backend: 'gthread' });
    const user = client(running.apiUrl);
    expect(await user.emitWithAck('chat', { text: 'hello' })).toMatchObject({ ok: true });
  });

  it('has the faults of the proxy, and its own', async () => {
    const { apiUrl, pageUrl, setFault } = await demo({ backend: 'eventlet', pingInterval: 200 });
    await setFault('cors-credentials');
    const { headers } = await askHandshake(apiUrl, pageUrl);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();

    await setFault('connect-unanswered');
    const user = client(apiUrl);
    await next(user.io, 'ping');
    expect(user.connected).toBe(false);
    await setFault('none');
    await next(user, 'connect');
  });

  it('can fail for iPhones only', async () => {
    const { apiUrl } = await demo({ backend: 'eventlet', pingInterval: 200, iphoneBug: true });
    const userAgent = (name: string) => ({ extraHeaders: { 'user-agent': `Mozilla/5.0 (${name})` } });
    const iphone = client(apiUrl, userAgent('iPhone; CPU iPhone OS 18_5 like Mac OS X'));
    const mac = client(apiUrl, userAgent('Macintosh; Intel Mac OS X 10_15_7'));
    await Promise.all([next(mac, 'connect'), next(iphone.io, 'ping')]);
    expect(iphone.connected).toBe(false);
  });

  it('shows what gunicorn said where it does not start', async () => {
    const started = startFlask({ worker: 'sync', pageOrigins: [], port: 99_999 });
    await expect(started).rejects.toThrow(/port must be 0-65535/);
  });
});

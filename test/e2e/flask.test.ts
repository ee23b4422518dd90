import { describe, expect, test } from 'vitest';
import { enginesToTest } from '../drivers/launch.ts';
import { stage } from './with-page.ts';

describe.each(enginesToTest())('Flask-SocketIO under gunicorn, seen in %s', (engine) => {
  const { open } = stage(engine);

  test('the eventlet worker upgrades to WebSocket, and nothing is wrong', async () => {
    const { page } = await open({ backend: 'eventlet', pingInterval: 3_000 });
    const [upgraded] = await page.awaitEvent('engine.upgraded');
    expect(upgraded).toMatchObject({ to: 'websocket' });
    await page.awaitVerdicts([]);
  });

  test('the sync worker offers no WebSocket, and the verdict says so', async () => {
    const { page } = await open({ backend: 'sync', pingInterval: 2_000 });
    const [handshake] = await page.awaitEvent('engine.handshaken');
    expect(handshake).toMatchObject({ upgrades: [] });
    // Whether a POST was held up by the pending poll before we look is a matter of luck.
    await page.awaitVerdicts(['websocket-not-offered: problem'], ['single-slot-server: unclear', 'single-slot-server: problem']);
    expect((await page.events()).some(({ type }) => type === 'websocket.opening')).toBe(false);
  });
});

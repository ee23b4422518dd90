import { describe, expect, test } from 'vitest';
import type { EventOf, LogEvent } from '../../src/events/events.ts';
import { enginesToTest } from '../drivers/launch.ts';
import { waitUntil } from '../drivers/driver.ts';
import { stage } from './with-page.ts';

/** `probe: answer`, sorted. */
const answersOf = (events: readonly LogEvent[]): string[] =>
  events.filter((event): event is EventOf<'probe.answered'> => event.type === 'probe.answered').map(({ probe, answer }) => `${probe}: ${answer}`).sort();

/**
 * The button in the card of what cannot be told apart. Another stands in its place until the rules have run, and a
 * click that falls between the two is lost.
 */
const CHECKUP = '[data-severity="unclear"] [data-action="checkup"]';

describe.each(enginesToTest())('the checkup in %s', (engine) => {
  const { open, driver } = stage(engine);
  const run = (endpoint: string): Promise<void> => driver().evaluate(`Sockscope.scope.checkup(${JSON.stringify(endpoint)})`);

  test('of a healthy app asks little, disturbs nothing, and leaves no session and no frame behind', async () => {
    const { demo, page } = await open();
    await page.awaitEvent('engine.upgraded');
    let handled = 0;
    demo.io?.on('connection', () => (handled += 1));
    for (const _ of [1, 2, 3]) await run(`${demo.apiUrl}/socket.io/`);
    const events = await page.events();
    expect(new Set(answersOf(events))).toEqual(new Set(['cors-credentials: yes', 'cors-plain: yes', 'reachable: yes', 'same-origin: yes', 'sticky: yes', 'websocket: yes']));
    expect(events.filter(({ type }) => type === 'engine.attempted')).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'engine.closed' || type === 'poll.noticed' || type === 'page.erred')).toEqual([]);
    await waitUntil('the server to have the app’s session alone', () => demo.io?.engine.clientsCount === 1);
    expect(handled).toBe(0);
    expect(await driver().evaluate(`[window.length, document.querySelectorAll('sockscope-probe').length].join()`)).toBe('0,0');
  });

  test('finds the server behind CORS headers that hide it, and tells what works', async () => {
    const { demo, page } = await open();
    await page.awaitEvent('engine.upgraded');
    await demo.setFault('cors-origin');
    await page.awaitEvent('engine.failed');
    await page.show('diagnosis');
    await page.click(CHECKUP);
    await page.awaitEvent('checkup.finished');
    const events = await page.events();
    expect(answersOf(events)).toEqual(expect.arrayContaining(['cors-plain: no', 'script: yes', 'websocket: yes', 'websocket-session: yes']));
    const script = events.find((event): event is EventOf<'probe.answered'> => event.type === 'probe.answered' && event.probe === 'script');
    expect(script?.found).toMatchObject({ protocol: 4, upgrades: 'websocket', pingInterval: 25_000, server: 'node' });
    expect(await page.text('[data-ending="works"] .code')).toContain(`transports: ['websocket']`);
    await page.click('[data-action="connect"]');
    await page.awaitEvent('probe.answered', ({ probe, answer }) => probe === 'connect' && answer === 'yes');
  });

  test('of a port that nobody listens on is through at once, and says that no setting helps', async () => {
    const { demo, page } = await open();
    await page.awaitEvent('engine.upgraded');
    await demo.setFault('unreachable');
    await page.awaitEvent('engine.failed');
    await page.show('diagnosis');
    await page.click(CHECKUP);
    const [finished] = await page.awaitEvent('checkup.finished');
    expect(finished?.ms).toBeLessThan(6_000);
    expect(answersOf(await page.events())).toEqual(['other-scheme: no', 'reachable: no', 'same-origin: yes', 'websocket: no']);
    await page.text('[data-ending="none"]');
  });
});

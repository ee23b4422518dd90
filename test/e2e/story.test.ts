import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { LogEvent } from '../../src/events/events.ts';
import { en } from '../../src/words/en/index.ts';
import { sayFact } from '../../src/words/say.ts';
import { pierce } from '../drivers/driver.ts';
import { enginesToTest } from '../drivers/launch.ts';
import { readFile } from './sockscope-page.ts';
import { stage } from './with-page.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
/** Scrolls through the viewer's timeline and gives the text of each row by its `seq`, once all were seen. */
const allRows = `(count) => {
  const list = document.querySelector('.events');
  const seen = (window.seenRows ??= {});
  for (const row of list.querySelectorAll('[data-seq]')) seen[row.dataset.seq] = row.querySelector('.event-text > span').textContent;
  list.scrollTop = list.scrollTop + list.clientHeight >= list.scrollHeight ? 0 : list.scrollTop + list.clientHeight / 2;
  return Object.keys(seen).length === count && seen;
}`;

const only = <T extends LogEvent['type']>(events: readonly LogEvent[], type: T) =>
  events.filter((event): event is Extract<LogEvent, { type: T }> => event.type === type);

describe.each(enginesToTest())('the story of a connection in %s', (engine) => {
  const { open, driver } = stage(engine);

  test('handshake, upgrade, namespace, events by name, disconnect and reconnect are on the timeline', async () => {
    const { demo, page } = await open();
    await page.awaitEvent('engine.upgraded');
    await driver().click('#join');
    await driver().type('#chat-text', 'hello');
    await driver().click('#chat-send');
    await page.awaitEvent('event.received', (event) => event.name === 'chat');
    demo.cutConnections();
    await page.awaitEvent('engine.upgraded', (event) => event.connection !== 'c1');

    const events = await page.events();
    const [handshake, again] = only(events, 'engine.handshaken');
    expect(handshake).toMatchObject({ connection: 'c1', transport: 'polling', upgrades: ['websocket'], pingInterval: 25_000, pingTimeout: 20_000 });
    expect(handshake?.sid).toHaveLength(6);
    expect(handshake?.ms).toBeGreaterThan(0);
    expect(only(events, 'engine.upgraded')[0]).toMatchObject({ connection: 'c1', to: 'websocket' });
    expect(only(events, 'namespace.requested')[0]).toMatchObject({ namespace: '/', authKeys: ['token'] });
    expect(only(events, 'namespace.connected')[0]).toMatchObject({ connection: 'c1', namespace: '/', ms: expect.any(Number) as number });
    expect(only(events, 'event.sent').map(({ name }) => name)).toEqual(['join_user_room', 'chat']);
    expect(only(events, 'event.received').map(({ name }) => name)).toContain('chat');
    expect(only(events, 'ack.received')[0]).toMatchObject({ id: 0, ms: expect.any(Number) as number });
    expect(only(events, 'engine.closed')[0]).toMatchObject({ connection: 'c1', how: 'websocket', by: 'network' });
    expect(again?.connection).not.toBe('c1');
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));

    await page.show('timeline');
    const shown = await driver().waitFor<string>(`${pierce('sockscope-root')}.shadowRoot.querySelector('[data-panel]').textContent`);
    expect(shown).toContain('chat');
    await page.awaitVerdicts([]);
  });

  test('no secret of the page is in what was recorded', async () => {
    const { page } = await open();
    await page.awaitEvent('engine.upgraded');
    const token = await driver().evaluate<string>(`JSON.stringify(Object.values(localStorage)).match(/eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*/)?.[0] ?? ''`);
    const text = JSON.stringify(await page.events());
    expect(text).not.toMatch(/eyJ[\w-]+\.[\w-]+/);
    if (token) expect(text).not.toContain(token.slice(0, 40));
  });

  test('after a reload the earlier session is listed and opens', async () => {
    const { page } = await open();
    const [before] = await page.awaitEvent('engine.handshaken');
    await driver().reload();
    await page.awaitEvent('engine.handshaken', (event) => event.sid !== before?.sid);
    const sessions = await driver().waitFor<{ id: string }[]>(`Sockscope.scope.sessions().then((list) => list.length === 2 && list)`);
    await page.show('log');
    await page.click(`[data-session="${sessions[1]?.id}"] button`);
    await page.click('[data-view="timeline"]');
    const text = await driver().waitFor<string>(`((text) => text.includes(${JSON.stringify(before?.sid)}) && text)(${pierce('sockscope-root')}.shadowRoot.textContent)`);
    expect(text).toContain(before?.sid);
  });

  test('the sent file gives viewer and command the same events and the same verdicts', async () => {
    const { page } = await open({ clientOptions: { reconnectionDelay: 200 } });
    await page.awaitEvent('engine.upgraded');
    await driver().click('#join');
    await page.awaitEvent('ack.received');
    const path = await page.send();
    const reading = readFile(path);
    if (!reading.ok) throw new Error(reading.problem);
    expect(reading.problems).toEqual([]);
    expect(only(reading.events, 'event.sent').map(({ name }) => name)).toEqual(['join_user_room']);

    const printed = JSON.parse(execFileSync(process.execPath, [join(dist, 'cli.js'), 'inspect', path, '--json'], { encoding: 'utf8' })) as { events: unknown; verdicts: unknown };
    expect(printed.events).toEqual(reading.events);
    expect(printed.verdicts).toEqual(reading.verdicts);

    await driver().goto(pathToFileURL(join(dist, 'viewer.html')).href);
    await driver().upload('input[type=file]', path);
    await driver().click('[data-view="timeline"]');
    await driver().click('[data-chip="chatter"]');
    const shown = await driver().waitFor<Record<string, string>>(`(${allRows})(${reading.events.length})`);
    expect(shown).toEqual(Object.fromEntries(reading.events.map((event) => [event.seq, sayFact(en, event)])));
    await driver().click('[data-view="diagnosis"]');
    await driver().waitFor(`document.querySelector('#view') && document.querySelectorAll('[data-rule]').length === 0`);
  });
});

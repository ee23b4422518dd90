import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { enginesToTest } from '../drivers/launch.ts';
import { bundle } from './bundle.ts';
import { cuts } from './cuts.ts';
import { whole } from './extent.ts';
import { collect, type Haystack, shown, unescaped } from './haystack.ts';
import { serveLeaks } from './leak-server.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import type { LeakPlan } from './pages/leak-app.ts';
import { code, heldKeeper, type Part, sockscope } from './parts.ts';
import { type Channel, PLANTED } from './planted.ts';
import { keepResult } from './results.ts';
import { harmStage } from './stage.ts';

const app = code(await bundle(join(import.meta.dirname, 'pages', 'leak-app.ts')));

const valuesOf = (channel: Channel): unknown[] => PLANTED.filter((planted) => planted.channel === channel).map(({ value }) => value);
const textsOf = (channel: Channel): string[] => valuesOf(channel).map(String);
const merged = (channel: Channel): Record<string, string> => Object.assign({}, ...valuesOf(channel)) as Record<string, string>;

const plan: LeakPlan = {
  auth: merged('auth'), query: merged('ioQuery'), headers: merged('header'), options: merged('option'),
  emitted: [...(valuesOf('emitted') as unknown[][]), ...LOOK_ALIKES.map((text) => [text, { id: text }])],
  named: valuesOf('named') as [string, ...unknown[]][], names: textsOf('name'), acked: valuesOf('acked'), questions: valuesOf('answered').length, refusals: valuesOf('refusal').length,
  frames: textsOf('frame'), closing: textsOf('closing')[0]!, thrown: textsOf('thrown'), rejected: textsOf('rejected'),
  console: textsOf('console'), traffic: textsOf('traffic'), blocked: textsOf('blocked')[0]!,
};
/** All that is recorded only where it is asked for. */
const ON_DEMAND = { console: '', deep: '' };
/** In the selection a few. */
const CUTS = cuts().filter((_, index) => whole || index % 31 === 0);
const address = `${textsOf('path')[0]}?${textsOf('query').join('&')}#${textsOf('fragment').join('&')}`;

describe.each(enginesToTest())('what Sockscope keeps in %s', (engine) => {
  const { driver, evaluate, server, visit } = harmStage(engine);
  let haystack: Haystack = {};
  let searched: [where: string, text: string][] = [];

  const open = async (ours: readonly Part[]): Promise<void> => {
    serveLeaks(server(), valuesOf);
    const cookies = textsOf('cookie').map((cookie) => `document.cookie = ${JSON.stringify(cookie)};`).join('');
    await visit([
      code(`${cookies} history.replaceState(null, '', ${JSON.stringify(address)});`),
      ...ours,
      (harm) => `<script src="${harm.origin}/boom.js?${textsOf('script')[0]}"></script>`,
      app,
    ], { headers: { 'content-security-policy': `connect-src 'self' ${server().origin.replace('http', 'ws')}` } });
    // Firefox takes the new address for a new page that is already there.
    await driver().waitFor('window.plantAll && true');
  };
  const draftSearched: string[] = [];

  beforeAll(async () => {
    // Without a keeper: what it leaves when it goes is a draft.
    const [held] = heldKeeper();
    // WebKit's driver hears of no page that is not loaded yet, and there a module under way is part of it: so behind that.
    const late = engine === 'webkit';
    await open([sockscope({ ...ON_DEMAND, ...(late && { activate: 'manual' }) }), held]);
    if (late) await evaluate('void Sockscope.start()');
    await evaluate(`plantAll(${JSON.stringify(plan)})`);
    await driver().waitFor(`Object.keys(localStorage).some((name) => localStorage[name].includes('page.erred'))`);
    draftSearched.push(unescaped(await evaluate<string>('JSON.stringify(Object.entries(localStorage))')));
    await driver().goto(server().origin + server().serveText('<!doctype html><title>next</title>', 'text/html'));
    const left = await evaluate<string>('JSON.stringify(Object.entries(localStorage))');
    draftSearched.push(unescaped(left));
    for (const fact of ['session.started', 'engine.attempted', 'engine.handshaken', 'page.erred', 'page.blocked', 'poll.refused', 'websocket.closed']) expect(left, fact).toContain(fact);
    await evaluate('localStorage.clear()');

    await open([sockscope(ON_DEMAND)]);
    // The console is recorded once the keeper is there.
    await evaluate('Sockscope.scope.sessions().then(() => true)');
    await evaluate(`plantAll(${JSON.stringify(plan)})`);
    await evaluate(`flood(${JSON.stringify(CUTS)})`);
    haystack = await collect(driver(), `(connection.emit('planted', ...${JSON.stringify(plan.emitted[0])}))`);
    searched = Object.entries(haystack).map(([where, text]) => [where, unescaped(text)]);
  }, 90_000);

  test('holds what happened', () => {
    expect(Object.keys(haystack)).toEqual(expect.arrayContaining(['tail', 'bundle/events.ndjson', 'indexedDB', 'panel']));
    for (const [where, fact] of Object.entries({ tail: 'event.sent', 'bundle/events.ndjson': 'namespace.refused', indexedDB: 'page.erred', 'scope.on()': 'poll.refused' })) {
      expect(haystack[where], where).toContain(fact);
    }
    const long = haystack['bundle/events.ndjson']!.match(/"type":"(?:event|ack)\.\w+"[^\n]*(?:x{50}|가{40})/g);
    expect(long?.length).toBeGreaterThanOrEqual(4 * CUTS.length);
    for (const fact of ['page.blocked', 'engine.undecodable', 'manager.attached', 'ack.sent', 'ack.received', 'websocket.closed', 'rejection', 'page.logged', '"deep"']) {
      expect(haystack['scope.on()'], fact).toContain(fact);
    }
  });

  const out: string[] = [];
  const outEarly: string[] = [];
  test.each(PLANTED)('has nothing of: $channel, $what', ({ secret }) => {
    const found = searched.flatMap(([where, text]) => shown(text, secret).map((run) => `${where}: ${run}`));
    if (found.length > 0) out.push(secret);
    expect(found.slice(0, 3)).toEqual([]);
    const early = draftSearched.flatMap((text) => shown(text, secret));
    if (early.length > 0) outEarly.push(secret);
    expect(early).toEqual([]);
  });

  const isReadable = (text: string): boolean => haystack['bundle/events.ndjson']!.includes(JSON.stringify(JSON.stringify([text, { id: text }])).slice(1, -1));
  test.each(LOOK_ALIKES)('still shows %s', (text) => {
    expect(isReadable(text)).toBe(true);
  });

  test('was planted enough to mean something', () => {
    expect(PLANTED.length).toBeGreaterThanOrEqual(60);
    expect(new Set(PLANTED.map(({ secret }) => secret)).size).toBe(PLANTED.length);
    expect(new Set(LOOK_ALIKES).size).toBeGreaterThanOrEqual(40);
    const places = Object.keys(haystack).length;
    keepResult('Secrets', `planted, found in any of ${places} places (storage, API, panel, each entry of the file)`, engine,
      `${PLANTED.length}, ${out.length}`);
    keepResult('Secrets', 'planted before the keeper came, found in the draft of a page that went without it', engine, `${PLANTED.length}, ${outEarly.length}`);
    keepResult('Secrets', 'cut off at each share of their length by the end of a head', engine, `${CUTS.length}`);
    keepResult('Secrets', 'look-alikes, of which still readable', engine, `${LOOK_ALIKES.length}, ${LOOK_ALIKES.filter(isReadable).length}`);
  });
});

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { enginesToTest } from '../drivers/launch.ts';
import { bundle } from './bundle.ts';
import { whole } from './extent.ts';
import { type Found, isNoticed, isSilent, tryPlaces } from './fault-rounds.ts';
import { DOORS, injectFaults, type Site } from './fault-sites.ts';
import type { Trial } from './pages/fault-trial.ts';
import { code, type Part } from './parts.ts';
import { keepResult } from './results.ts';
import { harmStage } from './stage.ts';

const sites: Site[] = [];
const src = join(import.meta.dirname, '..', '..', 'src');
const faulty = await bundle(join(src, 'classic.ts'), { plugins: [injectFaults(sites)] });
/** What both are built of has a number in each. */
const faultyKeeper = await bundle(join(src, 'late.ts'), { plugins: [injectFaults(sites)], format: 'es' });
const trials = code(await bundle(join(import.meta.dirname, 'pages', 'fault-trial.ts')));

/** The selection tries every so many-th place, each engine others; `HARM_PLACES=keeper` only files whose name fits. */
const STEP = whole ? 1 : 40;
const PLACES = new RegExp(process.env['HARM_PLACES'] ?? '');

/** Throws where it is told to; while the recorder is loaded, its second lasts an instant. The five of which the store thinks that nobody answers stay five. */
const FAULT = code(`window.fault = { armed: new Set(), threw: new Set(), passed: new Set(), skipped: 0 };
window.__fault = (site) => {
  fault.passed.add(site);
  if (!fault.armed.has(site)) return;
  fault.threw.add(site);
  throw new Error('injected ' + site);
};
const trueNow = performance.now.bind(performance);
performance.now = () => trueNow() + fault.skipped;
window.trueTimeout = setTimeout;
window.setTimeout = (action, ms, ...rest) => trueTimeout(action, ms >= 250 && ms <= 1_000 ? 10 : ms, ...rest);`);
const recorder: Part = (server) => `<script src="${server.serveText(faulty, 'text/javascript')}" data-activate="manual" data-console></script>`;
/** Each trial has a page of its own: what one spoils, the next one must not find spoiled. Some at a time, each by a port of its own, since they mostly wait. */
const LANES = 8;
const RUNNER = code(`window.pages = 0;
window.begin = async (pagesAt, trials) => {
  window.outcome = undefined;
  const results = [];
  const next = async (page) => {
    for (let armed = trials.shift(); armed; armed = trials.shift()) {
      const frame = document.createElement('iframe');
      frame.src = page + '#' + [pages += 1, ...armed];
      document.body.append(frame);
      results.push(await new Promise((resolve) => {
        const told = ({ source, data }) => {
          if (source !== frame.contentWindow) return;
          removeEventListener('message', told);
          resolve(JSON.parse(data));
        };
        addEventListener('message', told);
        setTimeout(() => resolve({ armed, threw: armed, passed: [], harm: ['its page hangs'], said: [] }), 20_000);
      }));
      frame.remove();
    }
  };
  await Promise.all(pagesAt.map(next));
  window.outcome = results;
};`);
const WHOLE_MS = 580_000;
/** Doors that some engine needs: WebKit has no idle callback to go through one. */
const needed = new Set<number>();

describe.each(enginesToTest().map((engine, index) => ({ engine, index })))('a recorder that throws in $engine', ({ engine, index }) => {
  const { driver, evaluate, server, visit } = harmStage(engine);

  test('harms nothing, says so, and is off', async () => {
    server().serve('/late.js', (_, response) => void response.writeHead(200, { 'content-type': 'text/javascript' }).end(faultyKeeper));
    server().serve('/panel.js', (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/javascript' }).end('export const mount = () => ({ unmount() {} });'));
    server().serve('/refuse', (_, response) => void response.writeHead(400).end('{}'));
    server().serve('/silence', () => undefined);
    server().serve('/garbage', (_, response) => void response.end('<html>'));
    const page = server().serveText(
      `<!doctype html><head>${[FAULT, recorder, code('window.setTimeout = trueTimeout;'), trials].map((part) => part(server())).join('')}</head>`, 'text/html');
    await visit([RUNNER]);
    const pagesAt = (await server().moreOrigins(LANES)).map((origin) => origin + page);
    const tryAll = async (pages: readonly (readonly number[])[]): Promise<Trial[]> => {
      await evaluate(`void begin(${JSON.stringify(pagesAt)}, ${JSON.stringify(pages)})`);
      return driver().waitFor<Trial[]>('outcome', WHOLE_MS);
    };
    const chosen = sites.flatMap(({ door, file }, site) => ((whole || door < 0) && PLACES.test(file) && site % STEP === index % STEP ? site : []));
    const done = await tryPlaces(sites, chosen, tryAll);

    const reached = done.filter((place) => place.reached);
    const tell = ({ site, file, what, harm, said }: Found): string => `${site} ${file} ${what}: ${harm.join('; ')}${said ? '' : ', said nowhere'}`;
    const guarded = reached.filter(({ door }) => door < 0);
    const wrong = guarded.filter((place) => isNoticed(place) || isSilent(place));
    if (whole) {
      const doors = reached.filter(({ door }) => door >= 0);
      for (const { door } of doors.filter((place) => isNoticed(place) || isSilent(place))) needed.add(door);
      console.log(done.filter((place) => !place.reached).map(({ file, what }) => `not reached: ${file} ${what}`).join('\n'));
      const keep = (what: string, count: number): void => keepResult('Faults of our own', what, engine, String(count));
      keep('places where a throw was put', sites.filter(({ door }) => door < 0).length);
      keep('of them tried', done.filter(({ door }) => door < 0).length);
      keep('of the tried ones reached by the trial page', guarded.length);
      keep('noticed by the page', wrong.filter(isNoticed).length);
      keep('of a source, the protocol or the keeper, and said nowhere', wrong.filter(isSilent).length);
      keep('of the store, the log or the masker, harmless and not in the log', guarded.filter(({ said }) => !said).length - wrong.filter(isSilent).length);
      keep('beside them, reached places around which nothing can catch (`test/harm/fault-sites.ts` lists them)', doors.length);
    }
    expect(wrong.map(tell)).toEqual([]);
    expect(reached.length).toBeGreaterThan(done.length / 2);
  }, WHOLE_MS);
});

test.runIf(whole && !process.env['HARM_PLACES'])('each of the doors is needed in some engine', ({ skip }) => {
  skip(needed.size === 0, 'no engine was tried');
  expect(DOORS.filter((_, door) => !needed.has(door)).map(String)).toEqual([]);
});

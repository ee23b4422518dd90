import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { enginesToTest } from '../drivers/launch.ts';
import { bundle } from './bundle.ts';
import { injectFaults, type Site } from './fault-sites.ts';
import type { Trial } from './pages/fault-trial.ts';
import { code, type Part } from './parts.ts';
import { harmStage } from './stage.ts';

const sites: Site[] = [];
const faulty = await bundle(join(import.meta.dirname, '..', '..', 'src', 'classic.ts'), { plugins: [injectFaults(sites)] });
const trials = code(await bundle(join(import.meta.dirname, 'pages', 'fault-trial.ts')));

/** All of them in every engine take minutes: `HARM=long` tries each in one of three engines, `HARM=all` in every one. */
const STEP = { long: 3, all: 1 }[process.env['HARM'] ?? ''] ?? 12;

/** Throws where it is told to; while the recorder is loaded, its second lasts an instant. */
const FAULT = code(`window.fault = { armed: -1, threw: 0 };
window.__fault = (site) => { if (site === fault.armed) { fault.threw += 1; throw new Error('injected'); } };
window.trueTimeout = setTimeout;
window.setTimeout = (action, ms, ...rest) => trueTimeout(action, ms >= 250 ? 10 : ms, ...rest);`);
const recorder: Part = (server) => `<script src="${server.serveText(faulty, 'text/javascript')}" data-activate="manual"></script>`;
/** Each trial has a page of its own: what one spoils, the next one must not find spoiled. A few at a time, since they mostly wait. */
const RUNNER = code(`window.tryAll = async (page, sites) => {
  const results = [];
  const next = async () => {
    for (let site = sites.shift(); site !== undefined; site = sites.shift()) {
      const frame = document.createElement('iframe');
      frame.src = page + '#' + site;
      document.body.append(frame);
      results.push(await new Promise((resolve) => addEventListener('message', function told({ source, data }) {
        if (source !== frame.contentWindow) return;
        removeEventListener('message', told);
        resolve(JSON.parse(data));
      })));
      frame.remove();
    }
  };
  await Promise.all([next(), next(), next(), next()]);
  return results;
};`);
/** Trials of one call of the driver, which waits for half a minute at most. */
const AT_ONCE = 16;

describe.each(enginesToTest().map((engine, index) => ({ engine, index })))('a recorder that throws in $engine', ({ engine, index }) => {
  const { evaluate, server, visit } = harmStage(engine);

  test('harms nothing, says so, and is off', async () => {
    server().serve('/panel.js', (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/javascript' }).end('export const mount = () => ({ unmount() {} });'));
    server().serve('/refuse', (_, response) => void response.writeHead(400).end('{}'));
    server().serve('/garbage', (_, response) => void response.end('<html>'));
    const page = server().serveText(
      `<!doctype html><head>${[FAULT, recorder, code('window.setTimeout = trueTimeout;'), trials].map((part) => part(server())).join('')}</head>`, 'text/html');
    await visit([RUNNER]);
    const tryAll = (some: readonly number[]): Promise<Trial[]> => evaluate(`tryAll('${page}', ${JSON.stringify(some)})`);
    expect(await tryAll([-1])).toEqual([{ site: -1, threw: 0, harm: [], said: [] }]);

    const chosen = sites.map((_, site) => site).filter((site) => site % STEP === index % STEP);
    const done: (Trial & Site)[] = [];
    while (chosen.length > 0) for (const trial of await tryAll(chosen.splice(0, AT_ONCE))) done.push({ ...sites[trial.site]!, ...trial });
    const reached = done.filter(({ threw }) => threw > 0);
    console.log(`${engine}: ${sites.length} sites, ${done.length} tried, ${reached.length} reached`);
    console.log(done.filter(({ threw }) => threw === 0).map(({ file, what }) => `not reached: ${file} ${what}`).join('\n'));
    const tell = ({ site, file, what, harm, said, threw }: Trial & Site): string => `${site} ${file} ${what}: threw ${threw}; ${harm.join('; ')}; said ${said.join(', ')}`;
    // One that fails while it is put in place, or put back, leaves behind what only passes through.
    const noticed = reached.map((trial) => ({ ...trial, harm: trial.harm.filter((harm) => !harm.startsWith('not put back')) }));
    expect(noticed.filter(({ harm }) => harm.length > 0).map(tell)).toEqual([]);
    const silent = reached.filter(({ file, said }) => /^(?:sources|protocol)\//.test(file) && said.length === 0);
    expect(silent.map(tell)).toEqual([]);
    expect(reached.filter(({ harm, said }) => harm.length > 0 && said.length === 0).map(tell)).toEqual([]);
    expect(reached.length).toBeGreaterThan(done.length / 2);
  }, 600_000);
});

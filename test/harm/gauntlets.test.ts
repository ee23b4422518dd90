import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { enginesToTest } from '../drivers/launch.ts';
import { bundle } from './bundle.ts';
import type { HarmServer } from './harm-server.ts';
import type { Report } from './pages/gauntlet.ts';
import { code, sockscope } from './parts.ts';
import { keepResult } from './results.ts';
import { harmStage } from './stage.ts';
import { faults } from './tally.ts';

const TITLES = { websocket: 'WebSocket (subclasses, reconnecting-websocket, misuse)', xhr: 'XMLHttpRequest', errors: 'errors and rejections, thrown and reported' } as const;
const TOPICS = Object.keys(TITLES) as (keyof typeof TITLES)[];
const scripts = Object.fromEntries(await Promise.all(TOPICS.map(async (topic) =>
  [topic, code(await bundle(join(import.meta.dirname, 'pages', `gauntlet-${topic}.ts`)))] as const)));

const serveAnswers = (server: HarmServer): void => {
  server.serve('/cut', (_, response) => (server.cutEcho(), void response.end()));
  server.serve('/never', () => undefined);
  server.serve('/answer', (request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json', date: '' }).end(JSON.stringify([request.method, request.url])));
};

describe.each(enginesToTest())('a page in %s', (engine) => {
  const { driver, server, visit, evaluate, settled } = harmStage(engine);

  describe.each(TOPICS)('%s', (topic) => {
    let without: Report = {};
    let patched: Report = {};
    beforeAll(async () => {
      serveAnswers(server());
      await visit([scripts[topic]!]);
      without = await driver().waitFor<Report>('window.report', 20_000);
      await visit([sockscope(), scripts[topic]!]);
      patched = await driver().waitFor<Report>('window.report', 20_000);
    });

    test('goes through all of it', () => {
      const failed = Object.entries(without).filter(([, told]) => told instanceof Object && 'failed' in told);
      expect(failed).toEqual([]);
      expect(Object.keys(without).length).toBeGreaterThan(10);
    });

    test('does and sees the same with Sockscope as without', async () => {
      expect(patched).toEqual(without);
      const added = await evaluate<number>('window.framesAdded ?? 0');
      expect(added).toBeLessThan(2);
      keepResult('What a page does and sees', `${TITLES[topic]}: checks`, engine, `${Object.keys(without).length}, the same`);
      keepResult('What a page does and sees', `${TITLES[topic]}: frames of ours in a stack`, engine, `at most ${added}`);
    });

    test('switches no source off', async () => {
      const seen = await settled();
      expect(faults(seen)).toEqual([]);
      // Also of what is no text until the browser makes one of it: `null`, `undefined`, ...
      if (topic === 'websocket') expect(seen.flatMap((fact) => (fact.type === 'packet.sent' ? [fact.size] : []))).toEqual(expect.arrayContaining([4, 9, 1, 0]));
    });
  });
});

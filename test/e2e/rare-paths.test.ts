import { beforeAll, describe, expect, test } from 'vitest';
import { enginesToTest } from '../drivers/launch.ts';
import { harmStage } from '../harm/stage.ts';
import { lateDelayedScene, lateMissingScene, lateScopeScene } from './rare/coming-late.ts';
import { deepScene } from './rare/deep.ts';
import { fetchScene } from './rare/fetch.ts';
import { pageScene } from './rare/page-itself.ts';
import { only, type Told } from './rare/scene.ts';
import { serveRare } from './rare/server.ts';
import { jsonpScene, managersScene, parsersScene } from './rare/transports.ts';
import { unansweredScene } from './rare/unanswered.ts';

/** `RARE_SCENES=fetch npx vitest run ...` plays those alone whose title has that word. */
const scenes = [
  unansweredScene, fetchScene, jsonpScene, parsersScene, managersScene, deepScene, pageScene, lateScopeScene, lateMissingScene, lateDelayedScene,
].filter(({ title }) => new RegExp(process.env['RARE_SCENES'] ?? '').test(title));

/** Most of the time is waiting: all engines at once, each from scene to scene. */
const LONGEST_MS = 120_000;
const told = new Map<string, Told | Error>();
const stages = enginesToTest().map((engine) => ({ engine, stage: harmStage(engine) }));

/** A page hears of a batch type by type. */
const inOrder = ({ facts, seen }: Told): Told => ({ facts: [...facts].sort((left, right) => left.seq - right.seq), seen });

beforeAll(async () => {
  await Promise.all(stages.map(async ({ engine, stage }) => {
    const cut = serveRare(stage.server());
    for (const { title, run } of scenes) {
      told.set(`${engine} ${title}`, await run({ ...stage, engine, cut }).then(inOrder, (error: unknown) => error as Error));
    }
  }));
}, LONGEST_MS);

describe.each(scenes)('$title', ({ title: scene, rows }) => {
  for (const { engine } of stages) {
    for (const { title, check, impossible = {} } of rows) {
      const because = impossible[engine];
      if (because) console.log(`Not tested in ${engine}: ${title}: ${because}`);
      test.skipIf(because)(`${engine}: ${title}`, () => {
        const what = told.get(`${engine} ${scene}`);
        if (!what || what instanceof Error) throw what ?? new Error('not run');
        check(what, engine);
      });
    }
    test(`${engine}: no source failed`, () => {
      const what = told.get(`${engine} ${scene}`);
      if (!what || what instanceof Error) throw what ?? new Error('not run');
      expect(only(what.facts, 'session.faulted').filter(({ where }) => where !== 'late')).toEqual([]);
    });
  }
});

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { enginesToTest } from '../drivers/launch.ts';
import { cellsOf } from './cell.ts';
import { runMatrix, sayOutcome } from './matrix.ts';

const top = join(import.meta.dirname, '..', '..');

/** The short version of `npm run test:truth`: both protocols, the oldest and newest client, Sockscope before the app. */
describe.each(enginesToTest())('in %s', (engine) => {
  test('what is recorded is what happened, whole and right', async () => {
    const cells = cellsOf({
      engines: [engine], versions: ['2.5.0', '4.0.0', '4.8.4'], forms: ['bundled'], orders: ['before'], levels: ['found'],
      modes: ['polling, then websocket', 'polling only'],
    });
    const outcomes = await runMatrix({ cells, dist: join(top, 'dist'), clientRoot: top });
    expect(outcomes.filter(({ faults }) => faults.length > 0).map(sayOutcome)).toEqual([]);
  }, 90_000);
});

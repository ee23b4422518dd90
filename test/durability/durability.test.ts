import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { enginesToTest } from '../drivers/launch.ts';
import { runCampaign } from './campaign.ts';
import { deaths } from './deaths.ts';
import { isKept, table } from './report.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const SHORT = ['reload', 'content process killed', 'browser killed', 'database deleted, then killed', 'disk full, reload'];

/** The short version of `npm run test:durability`: a few deaths in each engine. */
describe.each(enginesToTest())('in %s', (engine) => {
  test('what was recorded 250 ms before a page died is there afterwards, once and in order', async () => {
    const rows = await runCampaign({ engine, deaths: deaths.filter(({ name }) => SHORT.includes(name)), dist, times: () => 1 });
    expect(rows.map(({ death }) => death).sort()).toEqual([...SHORT].sort());
    expect(rows.every(isKept), table(rows) + rows.flatMap(({ errors }) => errors).join('\n')).toBe(true);
  }, 90_000);
});

/** What `npm test` runs of the campaign: something of each of its files, in one browser of each engine. */
import { afterAll } from 'vitest';
import { closeShared } from './stage.ts';
import './conformance.test.ts';
import './gauntlets.test.ts';
import './odd-pages.test.ts';
import './third-parties.test.ts';
import './network.test.ts';
import './stop.test.ts';
import './leak.test.ts';
import './faults.test.ts';

afterAll(closeShared);

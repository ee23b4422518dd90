import { expect, test } from 'vitest';
import { dead, ended, healthy, pollingOnly, shaken } from '../../test/fixtures/scenes.ts';
import { session } from '../../test/fixtures/session.ts';
import type { LogEvent } from '../events/events.ts';
import { diagnose, diagnoseTimeline, type Verdict } from './diagnose.ts';
import { createGrowingTimeline } from './growing-timeline.ts';

const log = session(...healthy('c1'), ended('c1'), ...pollingOnly('c2'), ended('c2'), ...shaken('c3', {}, []), ended('c3'), ...dead('c4', { credentials: true }));

function createJudge(): (events: readonly LogEvent[]) => Verdict[] {
  const timeline = createGrowingTimeline();
  return (events) => diagnoseTimeline(timeline(events));
}

test('a log that grows piece by piece is judged like the whole', () => {
  const judge = createJudge();
  for (let length = 1; length <= log.length; length += 3) expect(judge(log.slice(0, length))).toEqual(diagnose(log.slice(0, length)));
  expect(judge(log)).toEqual(diagnose(log));
  expect(judge(log)).toEqual(diagnose(log));
});

test('nothing yet is nothing wrong', () => {
  expect(createJudge()([])).toEqual(diagnose([]));
});

test('what a log dropped long ago does not count any more', () => {
  const judge = createJudge();
  judge(log);
  const rest = log.slice(-3);
  expect(judge(rest)).toEqual(diagnose(rest));
});

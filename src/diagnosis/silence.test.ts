import { describe, expect, test } from 'vitest';
import { ended, healthy } from '../../test/fixtures/scenes.ts';
import { type Line, session } from '../../test/fixtures/session.ts';
import { diagnose } from './diagnose.ts';
import { isWhole, lastHeard, lastPassed, wasAsleep } from './silence.ts';
import { createTimeline, type Timeline } from './timeline.ts';

const timelineOf = (...lines: readonly Line[]): Timeline => createTimeline(session(...lines));

test('what was heard last came from the server, on that connection, before', () => {
  const timeline = timelineOf(...healthy('c1'), ['engine.pinged', {}, 'c1'], ['event.sent', {}, 'c1'], ['engine.pinged', {}, 'c2'], ended('c1'), ['poll.answered', {}, 'c1']);
  const [ping] = timeline.within('c1', 'engine.pinged');
  const [sent] = timeline.within('c1', 'event.sent');
  const [end] = timeline.within('c1', 'engine.closed');
  expect(lastHeard(timeline, 'c1', end!.seq)).toBe(ping);
  expect(lastPassed(timeline, 'c1', end!.seq)).toBe(sent);
  expect(lastHeard(timeline, 'c1')?.type).toBe('poll.answered');
  expect(lastHeard(timeline, 'c9')).toBeUndefined();
});

test('what the page did by itself was not heard', () => {
  const timeline = timelineOf(
    ...healthy('c1'), ['event.flooded', { way: 'received' }, 'c1'], ['event.flooded', { way: 'sent' }, 'c1'], ['namespace.left', { by: 'page' }, 'c1'], ended('c1'),
  );
  const [received, sent] = timeline.within('c1', 'event.flooded');
  const [left] = timeline.within('c1', 'namespace.left');
  expect(lastHeard(timeline, 'c1')).toBe(received);
  expect(lastPassed(timeline, 'c1', left!.seq)).toBe(sent);
});

test('a log from which packets were dropped is whole on either side of them', () => {
  const events = session(...healthy('c1'), ['engine.pinged', {}, 'c1'], ['event.received', {}, 'c1'], ended('c1'), ['page.hidden']);
  const [, received, end, hidden] = events.slice(-4);
  const timeline = createTimeline(events.filter((event) => event !== received));
  expect(isWhole(timeline, events[0]!, end!)).toBe(false);
  expect(isWhole(timeline, end!, hidden!)).toBe(true);
  expect(isWhole(createTimeline(events), events[0]!, end!)).toBe(true);
});

test('silence in which packets were dropped is none', () => {
  const lost = session(...healthy('c1'), ['engine.pinged', {}, 'c1', 10_000], ['event.received', {}, 'c1', 40_000], ['engine.closed', { by: 'page' }, 'c1', 55_200])
    .filter(({ type }) => type !== 'event.received');
  expect(diagnose(lost).find(({ rule }) => rule === 'heartbeat-lost')?.outcome).toBe('ok');
});

describe('between 10 and 20 s the page slept when', () => {
  test.each<[string, Line, boolean]>([
    ['a sleep ended in it', ['clock.stalled', { gap: 5_000 }, undefined, 12_000], true],
    ['a sleep began in it', ['clock.stalled', { gap: 5_000 }, undefined, 24_000], true],
    ['a sleep was over before', ['clock.stalled', { gap: 5_000 }, undefined, 9_000], false],
    ['a sleep began later', ['clock.stalled', { gap: 5_000 }, undefined, 26_000], false],
    ['it was a moment', ['clock.stalled', { gap: 1_500 }, undefined, 15_000], false],
    ['a long task began in it', ['page.stalled', { ms: 3_000 }, undefined, 22_000], true],
    ['a long task was over', ['page.stalled', { ms: 3_000 }, undefined, 9_000], false],
    ['a long task began later', ['page.stalled', { ms: 3_000 }, undefined, 24_000], false],
    ['a task was short', ['page.stalled', { ms: 1_000 }, undefined, 15_000], false],
    ['it was frozen', ['page.frozen', {}, undefined, 15_000], true],
    ['that is told on waking', ['page.resumed', {}, undefined, 22_000], true],
    ['it returned from the cache much later', ['page.returned', {}, undefined, 24_000], false],
    ['it was frozen before and is awake', ['page.resumed', {}, undefined, 9_000], false],
  ])('%s: %s', (_, line, expected) => {
    expect(wasAsleep(timelineOf(line), 10_000, 20_000)).toBe(expected);
  });
});

import { expect, test } from 'vitest';
import { type Line, session } from '../../test/fixtures/session.ts';
import { checkup, endpoint, healthy, shaken } from '../../test/fixtures/scenes.ts';
import { createTimeline } from './timeline.ts';

const answersOf = (...lines: readonly Line[]) => (since?: number, of = endpoint): Record<string, string> =>
  Object.fromEntries(Object.entries(createTimeline(session(...lines)).answers(of, since)).map(([probe, { answer }]) => [probe, answer]));

test('facts are found by type, in the order in which they came', () => {
  const timeline = createTimeline(session(['page.hidden'], ['page.shown'], ['page.hidden'], ['engine.pinged', {}, 'c1']));
  expect(timeline.of('page.shown', 'page.hidden').map(({ seq, type }) => `${seq} ${type}`)).toEqual(['1 page.hidden', '2 page.shown', '3 page.hidden']);
  expect(timeline.of('page.hidden').map(({ seq }) => seq)).toEqual([1, 3]);
  expect(timeline.of('mark.made')).toEqual([]);
});

test('and by connection', () => {
  const timeline = createTimeline(session(['engine.pinged', {}, 'c1'], ['engine.pinged', {}, 'c2'], ['page.hidden'], ['engine.ponged', {}, 'c1']));
  expect(timeline.within('c1', 'engine.ponged', 'engine.pinged').map(({ seq }) => seq)).toEqual([1, 4]);
  expect(timeline.within('c9', 'engine.pinged')).toEqual([]);
});

test('connections and lines are those of the book', () => {
  const timeline = createTimeline(session(...healthy('c1'), ...shaken('c2', { endpoint: 'https://two.test/' })));
  expect(timeline.connections.map(({ id }) => id)).toEqual(['c1', 'c2']);
  expect(timeline.lines.map((line) => line.endpoint)).toEqual([endpoint, 'https://two.test/']);
});

test('without a checkup there are no answers', () => {
  expect(answersOf()()).toEqual({});
  expect(answersOf(['probe.answered', {}])()).toEqual({});
});

test('only the newest checkup is asked, even where it says less', () => {
  const answers = answersOf(...checkup({ reachable: 'no', 'same-origin': 'yes' }), ...checkup({ reachable: 'yes' }));
  expect(answers()).toEqual({ reachable: 'yes' });
});

test('each endpoint has a checkup of its own', () => {
  const other = 'https://two.test/';
  const answers = answersOf(...checkup({ reachable: 'no' }), ...checkup({ reachable: 'yes', websocket: 'no' }, other));
  expect(answers()).toEqual({ reachable: 'no' });
  expect(answers(0, other)).toEqual({ reachable: 'yes', websocket: 'no' });
});

test('what was answered before a fact can be left out', () => {
  const answers = answersOf(...checkup({ reachable: 'no', websocket: 'no' }));
  expect(answers(2)).toEqual({ websocket: 'no' });
  expect(answers(3)).toEqual({});
});

test('what an offline device was answered says nothing of a server', () => {
  expect(answersOf(['page.went-offline'], ...checkup({ reachable: 'no' }))()).toEqual({});
  expect(answersOf(...checkup({ reachable: 'no' }), ['page.went-offline'])()).toEqual({});
  expect(answersOf(['page.went-offline'], ['page.went-online'], ...checkup({ reachable: 'no' }))()).toEqual({ reachable: 'no' });
});

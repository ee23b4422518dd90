import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { ended, endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('handlers-pile-up', ...lines);
const emitted = (id: string, times: number, preview = '["room"]'): Line[] =>
  Array.from({ length: times }, () => ['event.sent', { name: 'join', id: undefined, preview }, id]);
/** Sessions that follow each other, with so many emits each. */
const sessions = (...counts: readonly number[]): Line[] =>
  counts.flatMap((count, index) => [...healthy(`c${index + 1}`), ...emitted(`c${index + 1}`, count), ended(`c${index + 1}`)]);

test.each(innocentFor('handlers-pile-up'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('one more after each connect is the problem', () => {
  expect(judge(...sessions(1, 2, 3))).toEqual({
    outcome: 'problem', args: [{ endpoint, name: 'join', connects: 3, times: 3 }], evidence: [['event.sent', 'event.sent', 'event.sent']], against: [[]],
  });
});

test.each<[string, readonly Line[], string]>([
  ['two more each time are', sessions(2, 4, 6, 8), 'problem'],
  ['one more, where it had begun before us, is', sessions(3, 4, 5), 'problem'],
  ['growth of another kind is unclear', sessions(1, 2, 5), 'unclear'],
  ['growth by more each time is unclear', sessions(3, 4, 6), 'unclear'],
  ['growth faster than the first time is unclear', sessions(1, 3, 5), 'unclear'],
  ['growth where events waited for the connection is unclear', [...sessions(1, 2, 3), ['manager.waiting', { events: 2 }, 'c3']], 'unclear'],
  ['events of which none waited do not matter', [...sessions(1, 2, 3), ['manager.waiting', { events: 0 }, 'c3']], 'problem'],
  ['twice may be chance', sessions(1, 2), 'silent'],
  ['the same each time is as it should be', sessions(2, 2, 2), 'silent'],
  ['growth that stops is none', sessions(1, 2, 2), 'silent'],
  ['a connect without it breaks the row', sessions(1, 0, 2, 3), 'silent'],
  ['one that begins with the second connect is none', sessions(0, 1, 2), 'silent'],
])('%s', (_, lines, outcome) => {
  expect(judge(...lines).outcome).toBe(outcome);
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['the arguments differ: they waited for the connection', [
      ...healthy('c1'), ...emitted('c1', 1), ended('c1'), ...healthy('c2'), ...emitted('c2', 1), ...emitted('c2', 1, '["b"]'), ended('c2'),
      ...healthy('c3'), ...emitted('c3', 1), ...emitted('c3', 1, '["b"]'), ...emitted('c3', 1, '["c"]'),
    ]],
    ['they come later than a connect handler would send them', [1, 2, 3].flatMap((count): Line[] => [
      ...healthy(`c${count}`), ['mark.made', {}, undefined, count * 10_000], ...emitted(`c${count}`, count), ended(`c${count}`),
    ])],
    ['they come later, as another connection opens', [1, 2, 3].flatMap((count): Line[] => [
      ...healthy(`c${count}`), ['mark.made', {}, undefined, count * 10_000], ...healthy(`other${count}`, { endpoint: 'https://two.test/socket.io/' }),
      ...emitted(`c${count}`, count), ended(`c${count}`), ended(`other${count}`),
    ])],
    ['nobody saw the connection begin', [1, 2, 3].flatMap((count): Line[] => [['namespace.connected', {}, 'c9'], ...emitted('c9', count)])],
    ['managers of their own connect side by side', [1, 2, 3].flatMap((count) => [...healthy(`c${count}`), ...emitted(`c${count}`, count)])],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

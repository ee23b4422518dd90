import { describe, expect, test } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import { type Line, session } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('back-forward-cache', ...lines);
const left = (persisted = true): Line => ['page.left', { persisted }, undefined, 10_000];
const returned = (persisted = true): Line => ['page.returned', { persisted }, undefined, 40_000];
const closed = (at: number, by: 'network' | 'page' | 'server' = 'network'): Line => ['engine.closed', { by }, 'c1', at];

test.each(innocentFor('back-forward-cache'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('a connection that is found cut on return is the problem', () => {
  expect(judge(...healthy('c1'), left(), returned(), closed(40_050))).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 1 }], evidence: [['page.left', 'page.returned', 'engine.closed']], against: [[]],
  });
});

test.each<[string, readonly Line[]]>([
  ['it ended as the page was left', [...healthy('c1'), closed(9_500), left(), returned()]],
  ['it ended within a minute of the return', [...healthy('c1'), left(), returned(), closed(100_000)]],
  ['the server said goodbye before', [...healthy('c1'), ['namespace.left', { by: 'server' }, 'c1', 9_000], left(), returned(), closed(40_050)]],
  ['it never says a word again', [...healthy('c1'), left(), returned(), ['engine.muted', {}, 'c1', 80_000]]],
  ['it was there before us', [['engine.attempted', { late: true }, 'c1'], left(), returned(), closed(41_000)]],
])('so it is where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('problem');
});

test('only the connection that went silent counts, not the one beside it', () => {
  expect(judge(...healthy('c1'), ...healthy('c2'), left(), returned(), ['engine.muted', {}, 'c1', 80_000])).toMatchObject({ args: [{ times: 1 }] });
});

test('it tells of the sleep too', () => {
  const lines: Line[] = [...healthy('c1'), left(), returned(), ['clock.stalled', { gap: 29_000, hidden: true }, undefined, 40_020], closed(40_050)];
  expect(diagnose(session(...lines)).filter(({ outcome }) => outcome !== 'ok').map(({ rule }) => rule)).toEqual(['back-forward-cache']);
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['the page was not kept', [...healthy('c1'), left(false), closed(40_050)]],
    ['the page did not come back', [...healthy('c1'), left()]],
    ['its return was not from the cache', [...healthy('c1'), left(), returned(false), closed(40_050)]],
    ['the connection lives', [...healthy('c1'), left(), returned(), ['engine.pinged', {}, 'c1']]],
    ['the page disconnects as it is left', [...healthy('c1'), ['namespace.left', { by: 'page' }, 'c1', 9_990], closed(9_995, 'page'), left(), returned()]],
    ['it ended long before', [...healthy('c1'), closed(9_000), left(), returned()]],
    ['it ended long after', [...healthy('c1'), left(), returned(), closed(101_000)]],
    ['it began after the return', [left(), returned(), ...healthy('c1'), closed(41_000)]],
    ['it never was open', [['engine.attempted', {}, 'c1'], left(), returned(), closed(40_050)]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

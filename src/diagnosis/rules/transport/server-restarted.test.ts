import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { dead, ended, endpoint, healthy, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('server-restarted', ...lines);

test.each(innocentFor('server-restarted'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('a session that broke off, attempts that failed, and a session again', () => {
  expect(judge(...healthy('c1'), ended('c1'), ...dead('c2'), ...dead('c3'), ...healthy('c4'))).toEqual({
    outcome: 'unclear', args: [{ endpoint, times: 1 }], evidence: [['engine.closed', 'engine.handshaken']], against: [[]],
  });
});

test('is one as well after hours', () => {
  expect(judge(...healthy('c1'), ['engine.closed', { by: 'network' }, 'c1', 9_000_000], ...dead('c2'), ...healthy('c3')).outcome).toBe('unclear');
});

test('is counted', () => {
  const twice = [...healthy('c1'), ended('c1', 'server'), ...dead('c2'), ...healthy('c3'), ended('c3'), ...dead('c4'), ...healthy('c5')];
  expect(judge(...twice)).toMatchObject({ outcome: 'unclear', args: [{ times: 2 }] });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it was there again at once', [...healthy('c1'), ended('c1'), ...healthy('c2')]],
    ['it is not back yet', [...healthy('c1'), ended('c1'), ...dead('c2')]],
    ['the page took leave', [...healthy('c1'), ended('c1', 'page'), ...dead('c2'), ...healthy('c3')]],
    ['nothing was there before', [...dead('c1'), ...healthy('c2')]],
    ['the failures are of an earlier outage', [...healthy('c1'), ended('c1', 'page'), ...dead('c2'), ...shaken('c3'), ended('c3'), ...healthy('c4')]],
    ['it was away for long', [...healthy('c1'), ended('c1'), ...dead('c2'), ['page.shown', {}, undefined, 400_000], ...healthy('c3')]],
    ['the device was offline', [...healthy('c1'), ended('c1'), ['page.went-offline'], ...dead('c2'), ['page.went-online'], ...healthy('c3')]],
    ['the page slept', [...healthy('c1'), ['clock.stalled', { gap: 20_000 }, undefined, 30_000], ended('c1'), ...dead('c2'), ...healthy('c3')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { ended, endpoint, healthy, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('disconnected-after-connect', ...lines);
const out = (id: string, after = 12, by: 'server' | 'page' = 'server', at = 1_000): Line[] => [
  ...shaken(id), ['namespace.requested', {}, id], ['namespace.connected', {}, id, at], ['namespace.left', { by }, id, at + after],
];

test.each(innocentFor('disconnected-after-connect'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('DISCONNECT just after CONNECT was answered is the problem', () => {
  expect(judge(...out('c1'))).toEqual({
    outcome: 'problem', args: [{ endpoint, namespace: '/', ms: 12, times: 1 }], evidence: [['namespace.connected', 'namespace.left']], against: [[]],
  });
});

test('each time since one was let in for longer', () => {
  expect(judge(...out('c1'), ended('c1', 'page'), ...out('c2', 30, 'server', 5_000))).toMatchObject({ args: [{ times: 2 }] });
  expect(judge(...out('c1'), ended('c1', 'page'), ...out('c2', 60_000, 'server', 5_000), ended('c2', 'page'), ...out('c3', 9, 'server', 90_000))).toMatchObject({ args: [{ times: 1, ms: 9 }] });
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['the server does so a while later', out('c1', 1_001)],
    ['the page left', out('c1', 12, 'page')],
    ['a later one stayed', [...out('c1'), ended('c1', 'page'), ...healthy('c2')]],
    ['it was turned out before', [...shaken('c1'), ['namespace.requested', {}, 'c1'], ['namespace.left', {}, 'c1'], ['namespace.connected', {}, 'c1']]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

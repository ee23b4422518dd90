import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { ended, endpoint, healthy, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('disconnected-in-connect', ...lines);
const asked = (id: string): Line[] => [...shaken(id), ['namespace.requested', {}, id]];
const left = (id: string, by: 'server' | 'page' = 'server'): Line => ['namespace.left', { by }, id];
const taken = (id: string): Line => ['namespace.connected', {}, id];

test.each(innocentFor('disconnected-in-connect'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('DISCONNECT before CONNECT is answered, as Flask sends it, is the problem', () => {
  expect(judge(...asked('c1'), left('c1'), taken('c1'))).toEqual({
    outcome: 'problem', args: [{ endpoint, namespace: '/', times: 1 }], evidence: [['namespace.requested', 'namespace.left']], against: [[]],
  });
});

test('so it is where no answer follows, and each time since one got in', () => {
  expect(judge(...healthy('c1'), ended('c1'), ...asked('c2'), left('c2'), ended('c2', 'page'), ...asked('c3'), left('c3'), taken('c3'))).toMatchObject({ args: [{ times: 2 }] });
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['it was let in first', [...asked('c1'), taken('c1'), left('c1')]],
    ['it was refused first', [...asked('c1'), ['namespace.refused', {}, 'c1'], left('c1')]],
    ['the page left', [...asked('c1'), left('c1', 'page'), taken('c1')]],
    ['a later one got in', [...asked('c1'), left('c1'), taken('c1'), ended('c1', 'page'), ...healthy('c2')]],
    ['nobody asked, as in protocol 4', [...shaken('c1'), left('c1')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

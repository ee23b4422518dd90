import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { ended, endpoint, healthy, joined, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('namespace-refused', ...lines);
const refused = (id: string, message: string, namespace = '/'): Line[] => [
  ...shaken(id), ['namespace.requested', { namespace }, id], ['namespace.refused', { namespace, message }, id], ended(id, 'page'),
];

test.each(innocentFor('namespace-refused'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('a refusal says so itself, in the server’s words', () => {
  expect(judge(...refused('c1', 'Connection rejected by server'))).toEqual({
    outcome: 'problem', args: [{ endpoint, namespace: '/', message: 'Connection rejected by server', times: 1 }], evidence: [['namespace.refused']], against: [[]],
  });
});

describe('is told', () => {
  test('with the newest words, and how often', () => {
    expect(judge(...refused('c1', 'not yet'), ...refused('c2', 'jwt expired'))).toMatchObject({ args: [{ message: 'jwt expired', times: 2 }] });
  });

  test('without words', () => {
    expect(judge(...refused('c1', ''))).toMatchObject({ outcome: 'problem', args: [{ message: '' }] });
  });

  test('with no more than the beginning of many words', () => {
    expect(judge(...refused('c1', 'x'.repeat(500)))).toMatchObject({ args: [{ message: 'x'.repeat(120) }] });
  });

  test('of one namespace beside others', () => {
    expect(judge(...healthy('c1'), ['namespace.requested', { namespace: '/admin' }, 'c1'], ['namespace.refused', { namespace: '/admin' }, 'c1']))
      .toMatchObject({ outcome: 'problem', args: [{ namespace: '/admin' }] });
  });
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['a later one was taken', [...refused('c1', 'no'), ...healthy('c2')]],
    ['a later one on the same connection was taken', [...shaken('c1'), ['namespace.requested', {}, 'c1'], ['namespace.refused', {}, 'c1'], ...joined('c1')]],
    ['Node has no such namespace', refused('c1', 'Invalid namespace', '/nope')],
    ['Flask has no such namespace', refused('c1', 'Unable to connect', '/nope')],
    ['it may have no such namespace', refused('c1', '', '/nope')],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { ended, endpoint, healthy, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('namespace-unknown', ...lines);
const refused = (message: string, namespace = '/nope', id = 'c1'): Line[] => [
  ...shaken(id), ['namespace.requested', { namespace }, id], ['namespace.refused', { namespace, message }, id], ended(id, 'page'),
];

test.each(innocentFor('namespace-unknown'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test.each<[string, string, string, string]>([
  ['Node’s words are the problem', 'Invalid namespace', '/nope', 'problem'],
  ['python’s words are the problem', 'Unable to connect', '/nope', 'problem'],
  ['so they are where nothing at all is registered', 'Unable to connect', '/', 'problem'],
  ['no words are unclear', '', '/nope', 'unclear'],
  ['no words about the namespace that everybody has are a refusal', '', '/', 'silent'],
  ['other words are a refusal', 'Invalid namespace for guests', '/nope', 'silent'],
])('%s', (_, message, namespace, outcome) => {
  expect(judge(...refused(message, namespace)).outcome).toBe(outcome);
});

test('the refusal is the evidence', () => {
  expect(judge(...refused('Invalid namespace'))).toEqual({
    outcome: 'problem', args: [{ endpoint, namespace: '/nope' }], evidence: [['namespace.refused']], against: [[]],
  });
});

test('words once are enough', () => {
  expect(judge(...refused('Invalid namespace'), ...refused('', '/nope', 'c2')).outcome).toBe('problem');
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['it was registered since', [...refused('Invalid namespace'), ...healthy('c2'), ['namespace.requested', { namespace: '/nope' }, 'c2'], ['namespace.connected', { namespace: '/nope' }, 'c2']]],
    ['the client asks for another since, and that alone is not enough', [...refused('Invalid namespace', '/'), ...healthy('c2')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

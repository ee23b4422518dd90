import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { endpoint, healthy, joined, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('duplicate-connections', ...lines);
const at = (ms: number): Line => ['mark.made', {}, undefined, ms];
const closed = (id: string, ms: number): Line => ['engine.closed', { by: 'page' }, id, ms];

test.each(innocentFor('duplicate-connections'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('three at once are the problem', () => {
  expect(judge(...healthy('c1'), ...healthy('c2'), ...healthy('c3'), at(30_000))).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 3 }], evidence: [['engine.handshaken', 'engine.handshaken', 'engine.handshaken']], against: [[]],
  });
});

test('two at once are unclear: an app may want two', () => {
  expect(judge(...healthy('c1'), ...healthy('c2'), at(30_000))).toMatchObject({ outcome: 'unclear', args: [{ times: 2 }] });
});

test('those count that were open at the same time, even if not now', () => {
  expect(judge(
    ...healthy('c1'), ...healthy('c2'), at(20_000), closed('c1', 20_010), ...healthy('c3'), closed('c2', 60_000), closed('c3', 60_010),
  )).toMatchObject({ outcome: 'unclear', args: [{ times: 2 }] });
});

test('the most at once are told, whatever came later', () => {
  expect(judge(
    ...healthy('c1'), ...healthy('c2'), ...healthy('c3'), closed('c1', 20_000), closed('c2', 20_010), closed('c3', 20_020), at(30_000), ...healthy('c4'), at(60_000),
  )).toMatchObject({ outcome: 'problem', args: [{ times: 3 }] });
});

test('one that never was open does not count', () => {
  expect(judge(['engine.attempted', {}, 'c1'], ...healthy('c2'), ...healthy('c3'), at(30_000))).toMatchObject({ outcome: 'unclear', args: [{ times: 2 }] });
});

test('those that were found count too', () => {
  const found = (id: string): Line => ['engine.attempted', { late: true, transport: 'websocket' }, id];
  expect(judge(found('c1'), found('c2'), found('c3'), at(30_000)).outcome).toBe('problem');
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['they have not been open for 5 s', [...healthy('c1'), ...healthy('c2'), at(4_000)]],
    ['one replaced the other at once', [...healthy('c1'), ...healthy('c2'), closed('c1', 1_000), at(30_000)]],
    ['the old one is closed a moment after the new one came', [...healthy('c1'), at(30_000), ...healthy('c2'), closed('c1', 31_000), at(60_000)]],
    ['an older attempt opened only when the other was closed', [
      ['engine.attempted', {}, 'c1'], ...healthy('c2'), closed('c2', 20_000), ['engine.handshaken', {}, 'c1', 40_000], ...joined('c1'), at(60_000),
    ]],
    ['they are for namespaces of their own', [
      ...healthy('c1'), ...shaken('c2'), ['namespace.requested', { namespace: '/admin' }, 'c2'], ['namespace.connected', { namespace: '/admin' }, 'c2'], at(30_000),
    ]],
    ['they go to different servers', [...healthy('c1'), ...healthy('c2', { endpoint: 'https://two.test/socket.io/' }), at(30_000)]],
    ['others never were open', [...healthy('c1'), ['engine.attempted', {}, 'c2'], ['engine.attempted', {}, 'c3'], at(30_000)]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

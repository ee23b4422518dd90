import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('half-open-after-network-change', ...lines);
const open = (id = 'c1', at = 10_000): Line[] => [...healthy(id), ['engine.pinged', {}, id, at]];
const changed: Line = ['page.network-changed', { kind: '4g' }, undefined, 20_000];
const gaveUp: Line = ['engine.closed', { by: 'page' }, 'c1', 56_000];

test.each(innocentFor('half-open-after-network-change'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('silence since a change of network, until the client gave up, is the problem', () => {
  test.each<[string, Line]>([
    ['as the browser tells', changed],
    ['when all that is told is that it is online again', ['page.went-online', {}, undefined, 20_000]],
  ])('%s', (_, change) => {
    expect(judge(...open(), change, gaveUp)).toEqual({
      outcome: 'problem', args: [{ endpoint }], evidence: [['engine.pinged', change[0], 'engine.closed']], against: [[]],
    });
  });
});

test('one that the client gave up is the problem, though it still waits for another', () => {
  const again: Line = ['page.network-changed', { kind: 'wifi' }, undefined, 80_000];
  expect(judge(...open(), changed, gaveUp, ...open('c2', 70_000), again, ['engine.muted', { ms: 46_000 }, 'c2', 116_000]).outcome).toBe('problem');
});

describe('is unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['the client still waits', [...open(), changed, ['engine.muted', { ms: 46_000 }, 'c1', 56_000]]],
    ['the same happened without a change', [...open(), changed, gaveUp, ...open('c2', 70_000), ['engine.closed', { by: 'page' }, 'c2', 116_000]]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['no network changed', [...open(), gaveUp]],
    ['something came after the change', [...open(), changed, ['engine.pinged', {}, 'c1', 21_000], ['engine.closed', { by: 'page' }, 'c1', 67_000]]],
    ['the network changed after the end', [...open(), gaveUp, ['page.network-changed', {}, undefined, 57_000]]],
    ['the connection lives on', [...open(), changed, ['engine.pinged', {}, 'c1', 35_000]]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

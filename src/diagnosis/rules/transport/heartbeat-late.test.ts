import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { endpoint, healthy, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('heartbeat-late', ...lines);
const late = (by: number, times: number): Line[] =>
  Array.from({ length: times }, (_, index): Line => ['engine.pinged', { gap: 25_000 + by, late: by }, 'c1', (index + 1) * 30_000]);

test.each(innocentFor('heartbeat-late'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('three pings that come late are unclear: server or network', () => {
  expect(judge(...healthy('c1'), ...late(2_500, 3))).toEqual({
    outcome: 'unclear', args: [{ endpoint, times: 3, late: 2_500 }], evidence: [['engine.pinged', 'engine.pinged', 'engine.pinged']], against: [[]],
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it happened twice', [...healthy('c1'), ...late(2_500, 2)]],
    ['they are late by a slow network', [...healthy('c1'), ...late(1_900, 5)]],
    ['they are late by little, where the interval is short', [...shaken('c1').slice(0, 1), ['engine.handshaken', { pingInterval: 5_000 }, 'c1'], ...late(1_900, 5)]],
    ['they are late by a small share of the interval', [...healthy('c1'), ...late(2_400, 5)]],
    ['the page slept', [...healthy('c1'), ...late(2_500, 3).flatMap((line, index): Line[] => [['clock.stalled', { gap: 3_000 }, undefined, (index + 1) * 30_000 - 100], line])]],
    ['the interval is not known', [['engine.attempted', { late: true }, 'c1'], ...late(2_500, 3)]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

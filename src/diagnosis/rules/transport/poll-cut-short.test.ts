import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { endpoint, joined, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Facts } from '../../../events/events.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('poll-cut-short', ...lines);
const cut = (id: string, at: number, ms: number, how: Partial<Facts['poll.failed']> = {}): Line[] => [
  ...shaken(id, {}, []), ...joined(id), ['poll.failed', { ms, ...how }, id, at], ['engine.closed', { how: 'polling' }, id],
];
const timedOut = (id: string, at: number, status: number): Line[] => [...shaken(id), ['poll.refused', { method: 'GET', status, ms: 3_000 }, id, at], ['engine.closed', {}, id]];

test.each(innocentFor('poll-cut-short'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('two polls cut after the same time are the problem', () => {
  expect(judge(...cut('c1', 4_000, 3_000), ...cut('c2', 8_000, 3_100))).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 2, after: 3_100, interval: 25_000 }], evidence: [['poll.failed', 'poll.failed']], against: [[]],
  });
});

test('three that are nearly alike are as good: a worker is killed when somebody looks', () => {
  const three = (last: number): Line[] => [...cut('c1', 4_000, 3_560), ...cut('c2', 8_000, 3_830), ...cut('c3', 13_000, last)];
  expect(judge(...three(3_280))).toMatchObject({ outcome: 'problem', args: [{ times: 3, after: 3_280 }] });
  expect(judge(...three(2_600)).outcome).toBe('silent');
});

test('so they are when the gateway says that it waited long enough', () => {
  expect(judge(...timedOut('c1', 4_000, 504), ...timedOut('c2', 8_000, 504))).toMatchObject({ outcome: 'problem', evidence: [['poll.refused', 'poll.refused']] });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it happened once', cut('c1', 4_000, 3_000)],
    ['the times differ', [...cut('c1', 4_000, 3_000), ...cut('c2', 8_000, 3_600)]],
    ['they died at once', [...cut('c1', 4_000, 900), ...cut('c2', 8_000, 900)]],
    ['a ping was due', [...cut('c1', 30_000, 24_600), ...cut('c2', 60_000, 24_600)]],
    ['they were sent', [...cut('c1', 4_000, 3_000, { method: 'POST' }), ...cut('c2', 8_000, 3_000, { method: 'POST' })]],
    ['the page cancelled them', [...cut('c1', 4_000, 3_000, { because: 'aborted' }), ...cut('c2', 8_000, 3_000, { because: 'aborted' })]],
    ['the app is down', [...timedOut('c1', 4_000, 502), ...timedOut('c2', 8_000, 502)]],
    ['there never was a handshake', [['engine.attempted', {}, 'c1'], ['poll.failed', { ms: 3_000 }, 'c1'], ['engine.attempted', {}, 'c2'], ['poll.failed', { ms: 3_000 }, 'c2']]],
    ['a poll waited for longer since', [...cut('c1', 4_000, 3_000), ...cut('c2', 8_000, 3_000), ...shaken('c3'), ['poll.answered', { ms: 8_000 }, 'c3', 17_000]]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

test('a poll that waited for longer before speaks not against it', () => {
  expect(judge(...shaken('c0'), ['poll.answered', { ms: 8_000 }, 'c0', 10_000], ...cut('c1', 14_000, 3_000), ...cut('c2', 18_000, 3_000)).outcome).toBe('problem');
});

test('a quick answer since, or a slow one to what was sent, speaks not against it', () => {
  expect(judge(...cut('c1', 4_000, 3_000), ...cut('c2', 8_000, 3_000), ...shaken('c3'), ['poll.answered', { method: 'POST', ms: 8_000 }, 'c3', 17_000]).outcome).toBe('problem');
});

import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { answers } from '../../../../test/fixtures/answers.ts';
import { endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Facts } from '../../../events/events.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('transport-disabled', ...lines);
const refused = (id: string, how: Partial<Facts['poll.refused']>): Line[] => [['engine.attempted', {}, id], ['poll.refused', { method: 'GET', ...how }, id], ['engine.failed', {}, id]];
const node = { preview: '{"code":0,"message":"Transport unknown"}' };

test.each(innocentFor('transport-disabled'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test.each(['{"code":0,"message":"Transport unknown"}', '{"code": 0}', '"Invalid transport"'])('a refusal that says so is the problem: %s', (preview) => {
  expect(judge(...refused('c1', { preview }))).toEqual({ outcome: 'problem', args: [{ endpoint }], evidence: [['poll.refused']], against: [[]] });
});

test('a WebSocket that opens is evidence too', () => {
  expect(judge(...refused('c1', node), ...answers(['websocket', 'yes'])).evidence).toEqual([['poll.refused', 'websocket: yes']]);
  expect(judge(...refused('c1', node), ...answers(['websocket', 'no'])).evidence).toEqual([['poll.refused']]);
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it was refused for something else', refused('c1', { preview: '{"code":3,"message":"Bad request"}' })],
    ['the status is another', refused('c1', { ...node, status: 403 })],
    ['it went well since', [...refused('c1', node), ...healthy('c2')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

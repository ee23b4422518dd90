import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { ended, endpoint, healthy, joined, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Facts } from '../../../events/events.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('payload-too-large', ...lines);
const closed: Partial<Facts['websocket.closed']> = { opened: true, code: 1006, clean: false, by: 'network' };
/** A connection whose handshake names the limit, or not. */
const begun = (maxPayload: number | undefined): Line[] => [['engine.attempted', {}, 'c1'], ['engine.handshaken', { maxPayload }, 'c1'], ['engine.upgraded', {}, 'c1', 1_000]];
const sent = (size: number, after = 500, how: Partial<Facts['websocket.closed']> = {}): Line[] => [
  ['event.sent', { size }, 'c1', 10_000], ['websocket.closed', { ...closed, ...how }, 'c1', 10_000 + after], ['engine.closed', {}, 'c1'],
];
const again = (size: number): Line[] => sent(size).map(([type, fields, , at = 20_550]) => [type, fields, 'c2', at + 10_000] as Line);

test.each(innocentFor('payload-too-large'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('the server says so itself', () => {
  test.each<[string, Line]>([
    ['by WebSocket', ['websocket.closed', { opened: true, code: 1009, clean: true, by: 'server' }, 'c1']],
    ['by polling', ['poll.refused', { status: 413 }, 'c1']],
  ])('%s', (_, line) => {
    expect(judge(...healthy('c1'), line)).toEqual({ outcome: 'problem', args: [{ endpoint, size: 0 }], evidence: [[line[0]]], against: [[]] });
  });
});

describe('a connection that breaks right after a message', () => {
  test.each<[string, number | undefined, number, string]>([
    ['above the limit of the handshake is the problem', 100_000, 100_001, 'problem'],
    ['that may be above it in bytes is unclear', 100_000, 40_000, 'unclear'],
    ['well below it is something else', 100_000, 30_000, 'silent'],
    ['above the usual limit is unclear', undefined, 1_200_000, 'unclear'],
    ['well below the usual limit is something else', undefined, 300_000, 'silent'],
  ])('%s', (_, limit, size, outcome) => {
    expect(judge(...begun(limit), ...sent(size)).outcome).toBe(outcome);
  });

  test('is the problem beside another that may have been too large', () => {
    expect(judge(...begun(100_000), ...sent(100_001), ['engine.attempted', {}, 'c2'], ...again(500_000)).outcome).toBe('problem');
  });

  test('comes in its place beside what the server says itself', () => {
    expect(judge(...begun(100_000), ...sent(40_000), ['poll.refused', { status: 413 }, 'c1']).evidence).toEqual([['event.sent', 'websocket.closed', 'poll.refused']]);
  });

  test('tells what was sent', () => {
    expect(judge(...begun(100_000), ...sent(150_000))).toMatchObject({ args: [{ size: 150_000 }], evidence: [['event.sent', 'websocket.closed']] });
  });

  test('and once more is the problem', () => {
    expect(judge(...begun(undefined), ...sent(1_200_000), ['engine.attempted', {}, 'c2'], ...again(1_200_000)).outcome).toBe('problem');
    expect(judge(...begun(undefined), ...sent(500_000), ['engine.attempted', {}, 'c2'], ...again(500_000)).outcome).toBe('unclear');
  });

  test.each<[string, readonly Line[]]>([
    ['a binary one', [['binary.sent', { size: 200_000 }, 'c1', 10_000], ['websocket.closed', closed, 'c1', 10_200]]],
    ['an ack', [['ack.sent', { size: 200_000 }, 'c1', 10_000], ['websocket.closed', closed, 'c1', 10_200]]],
    ['a POST that died', [['event.sent', { size: 200_000 }, 'c1', 10_000], ['poll.failed', { method: 'POST', ms: 4_000 }, 'c1', 14_000]]],
    ['a POST that python refused', [['event.sent', { size: 200_000 }, 'c1', 10_000], ['poll.refused', { method: 'POST', status: 400, ms: 4_000, preview: '"Bad Request"' }, 'c1', 14_000]]],
  ])('also %s', (_, lines) => {
    expect(judge(...begun(100_000), ...lines).outcome).toBe('problem');
  });
});

describe('a proxy before the server takes less than the server says', () => {
  type Died = Partial<Facts['poll.failed']> & { readonly size?: number; readonly answered?: number; readonly limit?: number | null; readonly sentAt?: number };
  const died = (id: string, from: number, { size = 2_000_000, answered = 200, limit = 10_000_000, sentAt = 4_000, ...how }: Died = {}): Line[] => [
    ['engine.attempted', {}, id, from], ['engine.handshaken', { maxPayload: limit ?? undefined }, id, from + 10], ['poll.answered', {}, id, from + 20],
    ['event.sent', { size }, id, from + sentAt], ['poll.failed', { method: 'POST', ms: 300, ...how }, id, from + 4_300],
    ['poll.answered', {}, id, from + 4_300 + answered], ended(id),
  ];
  test.each<[string, readonly Line[], string]>([
    ['once is unclear', died('c1', 0), 'unclear'],
    ['an upload that takes long may die of a limit of time', [...died('c1', 20_000, { ms: 10_100 }), ...died('c2', 50_000, { ms: 10_100 })], 'silent'],
    ['and again is the problem', [...died('c1', 0), ...died('c2', 6_000)], 'problem'],
    ['also where the server may have counted it as too large', [...died('c1', 0, { limit: 5_000_000 }), ...died('c2', 6_000, { limit: 5_000_000 })], 'problem'],
    ['the poll beside it dies of something else', died('c1', 0, { method: 'GET' }), 'silent'],
    ['the page may have cancelled it', died('c1', 0, { because: 'aborted' }), 'silent'],
    ['a message that was sent long before went well', died('c1', 0, { sentAt: 2_000 }), 'silent'],
    ['a message that is sent after it has no part in it', [...died('c1', 0, { size: 40 }).slice(0, -1), ['event.sent', { size: 2_000_000 }, 'c1']], 'silent'],
    ['messages that are not large die of something else', [...died('c1', 0, { size: 900_000 }), ...died('c2', 6_000, { size: 900_000 })], 'silent'],
    ['a server that is silent then may itself be gone', [...died('c1', 0, { answered: 1_100 }), ...died('c2', 6_000, { answered: 1_100 })], 'silent'],
  ])('%s', (_, lines, outcome) => {
    expect(judge(...lines).outcome).toBe(outcome);
  });

  test('which is told once for each message, beside what the server itself may have dropped', () => {
    expect(judge(...died('c1', 0, { limit: null })).evidence).toEqual([['event.sent', 'poll.failed']]);
    expect(judge(...died('c1', 0, { limit: null }), ...died('c2', 6_000)).evidence).toEqual([['event.sent', 'poll.failed', 'event.sent', 'poll.failed']]);
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the large message went well', [...begun(100_000), ['event.sent', { size: 200_000 }, 'c1', 10_000]]],
    ['the connection broke much later', [...begun(100_000), ...sent(200_000, 1_100)]],
    ['it was closed properly', [...begun(100_000), ...sent(200_000, 500, { clean: true })]],
    ['the page closed it', [...begun(100_000), ...sent(200_000, 500, { by: 'page' })]],
    ['it never opened', [...begun(100_000), ...sent(200_000, 500, { opened: false })]],
    ['what came was large', [...begun(100_000), ['event.received', { size: 200_000 }, 'c1', 10_000], ['websocket.closed', closed, 'c1', 10_200]]],
    ['the poll died, not what was sent', [...shaken('c1'), ...joined('c1'), ['event.sent', { size: 2_000_000 }, 'c1', 10_000], ['poll.failed', { method: 'GET' }, 'c1', 10_100]]],
    ['the page cancelled the POST', [...shaken('c1'), ['event.sent', { size: 2_000_000 }, 'c1', 10_000], ['poll.failed', { method: 'POST', because: 'aborted' }, 'c1', 10_100]]],
    ['the session was not known', [...shaken('c1'), ['event.sent', { size: 2_000_000 }, 'c1', 10_000], ['poll.refused', { preview: '"Invalid session"' }, 'c1', 10_100]]],
    ['a poll was refused, not what was sent', [...begun(100_000), ['event.sent', { size: 200_000 }, 'c1', 10_000], ['poll.refused', { method: 'GET', preview: '"Bad Request"' }, 'c1', 10_100]]],
    ['the gateway was down', [...shaken('c1'), ['event.sent', { size: 2_000_000 }, 'c1', 10_000], ['poll.refused', { status: 502, preview: '' }, 'c1', 10_100]]],
    ['it was sent after', [...begun(100_000), ['websocket.closed', closed, 'c1', 9_999], ['event.sent', { size: 200_000 }, 'c1', 10_000]]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

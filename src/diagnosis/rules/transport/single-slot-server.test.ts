import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { answers } from '../../../../test/fixtures/answers.ts';
import { endpoint, healthy, joined, openWebSocket, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Facts } from '../../../events/events.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('single-slot-server', ...lines);
const bare = (id: string): Line[] => [...shaken(id, {}, []), ...joined(id)];
/** A poll that waited for the ping until `at`, and a POST that ends `after` it. */
const held = (at: number, { poll = 8_000, post = 5_000, after = 20, ping = 1, methods = ['GET', 'POST'] as ('GET' | 'POST')[] } = {}): Line[] => [
  ['poll.answered', { method: methods[0]!, ms: poll }, 'c1', at],
  ...(ping ? [['engine.pinged', {}, 'c1', at + ping] as Line] : []),
  ['poll.answered', { method: methods[1]!, ms: post }, 'c1', at + after],
];
type HeldQuestion = Partial<Facts['probe.answered']> & { readonly poll?: number; readonly after?: number; readonly ping?: number; readonly method?: 'GET' | 'POST' };
/** The same with a question of the checkup in place of the POST. */
const heldQuestion = (at: number, { poll = 8_000, after = 20, ping = 1, method = 'GET', ...told }: HeldQuestion = {}): Line[] => [
  ['engine.pinged', {}, 'c1', at - 8_500],
  ['poll.answered', { method, ms: poll }, 'c1', at],
  ['engine.pinged', {}, 'c1', at + ping],
  ['probe.answered', { probe: 'reachable', answer: 'yes', ms: 5_000, ...told }, undefined, at + after],
];

test.each(innocentFor('single-slot-server'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('a POST that is answered when the pending poll ends', () => {
  test('is unclear once', () => {
    expect(judge(...bare('c1'), ...held(10_000))).toEqual({
      outcome: 'unclear', args: [{ endpoint, times: 1 }], evidence: [['poll.answered', 'poll.answered']], against: [[]],
    });
  });

  test('is the problem the second time, whether upgrades are offered or not', () => {
    expect(judge(...bare('c1'), ...held(10_000), ...held(20_000))).toMatchObject({ outcome: 'problem', args: [{ times: 2 }] });
    expect(judge(...shaken('c1'), ...joined('c1'), ...held(10_000), ...held(20_000)).outcome).toBe('problem');
  });

  test.each<[string, Parameters<typeof held>[1]]>([
    ['the poll brought no ping: the POST may have brought about what it did', { ping: 0 }],
    ['the ping came before', { ping: -3_000 }],
    ['the ping came later', { ping: 100 }],
    ['it ended after another POST, no poll', { methods: ['POST', 'POST'] }],
    ['it was a poll itself', { methods: ['GET', 'GET'] }],
    ['the POST was quick', { post: 900 }],
    ['the POST ended later', { after: 300 }],
    ['the poll began after it', { poll: 4_000 }],
  ])('is none of it when %s', (_, how) => {
    expect(judge(...bare('c1'), ...held(10_000, how), ...held(20_000, how)).outcome).toBe('silent');
  });
});

test('POSTs that waited for one poll name it once, however many polls come after', () => {
  const later = Array.from({ length: 12 }, (_, index): Line => ['poll.answered', {}, 'c1', 11_000 + index * 100]);
  expect(judge(...bare('c1'), ...held(10_000), ['poll.answered', { method: 'POST', ms: 5_000 }, 'c1', 10_030], ...later)).toMatchObject({
    outcome: 'problem', args: [{ times: 2 }], evidence: [['poll.answered', 'poll.answered', 'poll.answered']],
  });
});

describe('a question of the checkup that is answered when the pending poll ends', () => {
  test('is unclear once', () => {
    expect(judge(...bare('c1'), ...heldQuestion(10_000))).toMatchObject({ outcome: 'unclear', args: [{ times: 1 }], evidence: [['poll.answered', 'reachable: yes']] });
    expect(judge(...bare('c1'), ...heldQuestion(10_000, { answer: 'no' })).outcome).toBe('unclear');
  });

  test('is the problem together with a POST, told in their order', () => {
    expect(judge(...bare('c1'), ...heldQuestion(10_000), ...held(20_000))).toMatchObject({
      outcome: 'problem', evidence: [['poll.answered', 'reachable: yes', 'poll.answered', 'poll.answered']],
    });
  });

  test.each<[string, HeldQuestion]>([
    ['it was answered quickly', { ms: 900 }],
    ['it was answered later', { after: 300 }],
    ['it was answered before', { after: -20 }],
    ['it got no answer', { answer: 'unknown' }],
    ['it was put to the server of the page', { probe: 'same-origin' }],
    ['it was put to another server', { endpoint: 'https://two.test/socket.io/' }],
    ['the poll began after it', { poll: 4_000 }],
    ['the poll itself was short', { poll: 900, ms: 1_000, after: 100 }],
    ['the poll brought no ping', { ping: 100 }],
    ['it was no poll that ended', { method: 'POST' }],
  ])('is none of it when %s', (_, how) => {
    expect(judge(...bare('c1'), ...heldQuestion(10_000, how)).outcome).toBe('silent');
  });
});

describe('a question whose POST is not answered, while a poll is pending, is unclear', () => {
  test.each<[string, readonly Line[]]>([
    ['CONNECT', [...shaken('c1', {}, []), ['namespace.requested', {}, 'c1', 100], ['namespace.unanswered', { ms: 5_000 }, 'c1', 5_100]]],
    ['an ack', [...bare('c1'), ['event.sent', { id: 1 }, 'c1', 1_000], ['ack.unanswered', { id: 1, ms: 10_000 }, 'c1', 11_000]]],
    ['an ack, where the poll brings other things', [...bare('c1'), ['event.sent', { id: 1 }, 'c1', 1_000], ['poll.answered', {}, 'c1', 3_000], ['ack.unanswered', { id: 1, ms: 10_000 }, 'c1', 11_000]]],
  ])('%s', (_, lines) => {
    expect(judge(...lines)).toMatchObject({ outcome: 'unclear', args: [{ times: 0 }] });
  });
});

test('is left to the missing stickiness where sessions are lost: there are several workers', () => {
  const lost: Line[] = [...shaken('c2', {}, []), ['poll.refused', { preview: '"Invalid session"' }, 'c2'], ['engine.closed', {}, 'c2']];
  expect(judge(...bare('c1'), ...held(10_000), ...held(20_000), ...lost).outcome).toBe('silent');
});

test('a checkup settles it either way', () => {
  expect(judge(...bare('c1'), ...held(10_000), ...answers(['single-slot', 'no', { pending: true, after: 4_000 }]))).toMatchObject({ outcome: 'problem', evidence: [['poll.answered', 'poll.answered', 'single-slot: no']] });
  expect(judge(...bare('c1'), ...answers(['single-slot', 'no'])).outcome).toBe('problem');
  expect(judge(...bare('c1'), ...held(10_000), ...held(20_000), ...answers(['single-slot', 'yes', { after: 4 }])).outcome).toBe('silent');
  expect(judge(...bare('c1'), ...held(10_000), ...answers(['single-slot', 'unknown'])).outcome).toBe('unclear');
});

describe('is silent when', () => {
  const asked: Line[] = [['namespace.requested', {}, 'c1', 100], ['poll.answered', { method: 'POST' }, 'c1', 120]];
  test.each<[string, readonly Line[]]>([
    ['the POST with CONNECT was answered, only CONNECT was not', [...shaken('c1', {}, []), ...asked, ['namespace.unanswered', { ms: 5_000 }, 'c1', 5_100]]],
    ['the page owes the ack', [...bare('c1'), ['ack.unanswered', { by: 'page' }, 'c1', 11_000]]],
    ['the connection is on WebSocket', [...healthy('c1'), ['ack.unanswered', {}, 'c1', 11_000]]],
    ['it began with WebSocket', [...openWebSocket('c1'), ['ack.unanswered', {}, 'c1', 11_000]]],
    ['the upgrade is agreed: then the client holds back its POSTs', [...shaken('c1'), ['engine.probe-answered', {}, 'c1'], ['namespace.unanswered', {}, 'c1', 5_100]]],
    ['the POST failed', [...shaken('c1', {}, []), ['namespace.requested', {}, 'c1', 100], ['poll.failed', { method: 'POST' }, 'c1', 200], ['namespace.unanswered', { ms: 5_000 }, 'c1', 5_100]]],
    ['the connection is over', [...shaken('c1', {}, []), ['namespace.unanswered', {}, 'c1', 5_100], ['engine.closed', {}, 'c1']]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

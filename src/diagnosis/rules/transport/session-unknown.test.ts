import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { answers } from '../../../../test/fixtures/answers.ts';
import { deadWebSocket, ended, endpoint, healthy, openWebSocket, pollingOnly } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('session-unknown', ...lines);
const refused = (id: string, { sid = id, from = 0, after = 50, preview = '"Invalid session"' } = {}): Line[] => [
  ['engine.attempted', {}, id, from], ['engine.handshaken', { sid }, id, from + 10], ['poll.refused', { preview }, id, from + 10 + after], ended(id, 'server'),
];
const opens = ['websocket', 'yes'] as const;

test.each(innocentFor('session-unknown'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('a fresh session that is refused as unknown', () => {
  test('is unclear once: it may have been a restart', () => {
    expect(judge(...refused('c1'))).toEqual({ outcome: 'unclear', args: [{ endpoint, times: 1 }], evidence: [['poll.refused']], against: [[]] });
  });

  test('is forgotten once a later session is on WebSocket, unless it was more than one', () => {
    const later = healthy('c9').map(([type, fact, id, at]) => [type, fact, id, 5_000 + (at ?? 0)] as Line);
    expect(judge(...refused('c1'), ...later).outcome).toBe('silent');
    expect(judge(...refused('c1'), ...refused('c2', { from: 1_000 }), ...later).outcome).toBe('problem');
  });

  test.each([
    ['"Invalid session"'], ['"Invalid session Ab3"'], ['{"code":1,"message":"Session ID unknown"}'], ['{"code": 1}'],
  ])('is the problem the second time, in the words of either server: %s', (preview) => {
    expect(judge(...refused('c1', { preview }), ...refused('c2', { preview, from: 1_000 }))).toMatchObject({ outcome: 'problem', args: [{ times: 2 }] });
  });

  test('is left to the cache that answers when the same session comes again', () => {
    expect(judge(...refused('c1', { sid: 'same' }), ...refused('c2', { sid: 'same', from: 1_000 })).outcome).toBe('silent');
  });

  test('is the problem beside a client that begins with WebSocket', () => {
    expect(judge(...refused('c1'), ...refused('c2', { from: 1_000 }), ...deadWebSocket('c3')).outcome).toBe('problem');
  });

  test('has no WebSocket for evidence where no upgrade was refused', () => {
    expect(judge(...refused('c1'), ...answers(opens)).evidence).toEqual([['poll.refused']]);
  });

  test('is told with what speaks against it', () => {
    expect(judge(...refused('c1'), ...refused('c2', { from: 1_000 }), ...answers(['sticky', 'yes', { known: 6, of: 6 }]))).toMatchObject({ outcome: 'problem', against: [['sticky: yes']] });
  });
});

test('requests of one session of which some are unknown are enough', () => {
  expect(judge(...healthy('c1'), ...answers(['sticky', 'no', { known: 3, of: 6 }]))).toMatchObject({ outcome: 'problem', evidence: [['sticky: no']] });
});

describe('upgrades that are refused while a WebSocket of its own opens', () => {
  test('are unclear', () => {
    expect(judge(...pollingOnly('c1'), ...answers(opens))).toMatchObject({ outcome: 'unclear', evidence: [['engine.upgrade-failed', 'websocket: yes']], args: [{ times: 0 }] });
  });

  test('are the problem when requests go astray', () => {
    expect(judge(...pollingOnly('c1'), ...answers(opens, ['sticky', 'no'])).outcome).toBe('problem');
  });

  test('are something else when none does', () => {
    expect(judge(...pollingOnly('c1'), ...answers(opens, ['sticky', 'yes'])).outcome).toBe('silent');
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the session was old: lost to a restart or a sleep', [...refused('c1', { after: 5_100 }), ...refused('c2', { from: 10_000, after: 6_000 })]],
    ['the worker died just before', [
      ['engine.attempted', {}, 'c1'], ['engine.handshaken', { sid: 'a' }, 'c1'], ['poll.failed', {}, 'c1'], ['poll.refused', {}, 'c1'], ended('c1'),
      ['engine.attempted', {}, 'c2'], ['engine.handshaken', { sid: 'b' }, 'c2'], ['poll.failed', {}, 'c2'], ['poll.refused', {}, 'c2'], ended('c2'),
    ]],
    ['the page had ended it, and its goodbye overtook a poll', ['c1', 'c2'].flatMap((id): Line[] => [
      ['engine.attempted', {}, id], ['engine.handshaken', { sid: id }, id], ended(id, 'page'), ['poll.refused', { preview: '{"code":1,"message":"Session ID unknown"}' }, id],
    ])],
    ['it was refused for something else', [...refused('c1', { preview: '"Bad Request"' }), ...refused('c2', { preview: '{"code":12}', from: 1_000 })]],
    ['upgrades are refused, and so is a WebSocket of its own', [...pollingOnly('c1'), ...answers(['websocket', 'no'])]],
    ['nobody opened a WebSocket', pollingOnly('c1')],
    ['a later upgrade went well', [...pollingOnly('c1'), ended('c1'), ...healthy('c2'), ended('c2'), ...answers(opens)]],
    ['the client uses WebSocket alone, which needs no session', [...openWebSocket('c1'), ...answers(['sticky', 'no'])]],
    ['it never had a handshake', [...deadWebSocket('c1'), ...answers(['sticky', 'no'])]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { answers } from '../../../../test/fixtures/answers.ts';
import { dead, endpoint, healthy, joined, openWebSocket, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('websocket-handshake-unanswered', ...lines);
/** A server that does not name the largest payload may be an old python-engineio. */
const waiting = (id: string): Line[] => [['engine.attempted', {}, id], ['engine.handshaken', { maxPayload: undefined }, id], ['websocket.opening', {}, id], ...joined(id), ['websocket.unanswered', {}, id]];
const first = (id: string): Line[] => [['engine.attempted', { transport: 'websocket' }, id], ['websocket.opening', { upgrade: false }, id], ['websocket.unanswered', { upgrade: false }, id]];

test.each(innocentFor('websocket-handshake-unanswered'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('an upgrade that waits while polls are answered may be a WebSocket that is swallowed, or one that is taken for a poll', () => {
  expect(judge(...waiting('c1'))).toEqual({ outcome: 'unclear', args: [{ endpoint }], evidence: [['websocket.unanswered']], against: [[]] });
});

describe('an upgrade that waits, of a server that names the largest payload,', () => {
  const named = (...between: readonly Line[]): Line[] => [
    ['engine.attempted', {}, 'c1'], ['engine.handshaken', { maxPayload: 1_000_000 }, 'c1'], ['websocket.opening', {}, 'c1'], ...between, ['websocket.unanswered', {}, 'c1'],
  ];
  const post: Line = ['poll.answered', { method: 'POST', ms: 20 }, 'c1', 2_000];
  const poll = (at: number, ms: number): Line => ['poll.answered', { ms }, 'c1', at];

  test('is the problem where a POST is answered in the midst of a poll', () => {
    expect(judge(...named(post, poll(3_000, 2_000)))).toMatchObject({ outcome: 'problem', evidence: [['websocket.unanswered']] });
    expect(judge(...dead('c0'), ...named(post, poll(3_000, 2_000)), ...first('c2'))).toMatchObject({ outcome: 'problem', evidence: [['websocket.unanswered', 'websocket.unanswered']] });
  });

  test.each<[string, readonly Line[]]>([
    ['the pending poll has the only slot', named()],
    ['only what was posted was answered', named(post)],
    ['polls come and go: over TLS the next one may have overtaken the WebSocket to the only worker', named(poll(2_000, 500), poll(4_000, 500))],
    ['the poll began after the POST', named(post, poll(3_000, 900))],
    ['the poll returned with it', named(post, poll(2_090, 1_500))],
    ['it was another connection that polled', [...named(), ['engine.attempted', {}, 'c2'], ['poll.answered', {}, 'c2']]],
  ])('is unclear where %s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

describe('is unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['polls are not answered either', [...shaken('c1'), ['websocket.opening', {}, 'c1'], ['websocket.unanswered', {}, 'c1']]],
    ['they are as slow', [...shaken('c1'), ['websocket.opening', {}, 'c1'], ['poll.answered', { method: 'POST', ms: 4_000 }, 'c1'], ['websocket.unanswered', {}, 'c1']]],
    ['the client began with WebSocket', first('c1')],
    ['the checkup’s WebSocket opened', [...first('c1'), ...answers(['script', 'yes'], ['websocket', 'unknown', { opened: true }])]],
    ['that server does not say whether it is Socket.IO', [...first('c1'), ...answers(['reachable', 'yes'], ['websocket', 'unknown', { opened: false }])]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

test.each(['script', 'cors-plain'] as const)('a checkup that polls (%s) and waits for a WebSocket settles it', (probe) => {
  expect(judge(...first('c1'), ...answers([probe, 'yes'], ['websocket', 'unknown', { opened: false }]))).toMatchObject({
    outcome: 'problem', evidence: [['websocket.unanswered', `${probe}: yes`, 'websocket: unknown']],
  });
});

test('a checkup before a WebSocket that went well settles nothing', () => {
  const checked = [...first('c1'), ...answers(['script', 'yes'], ['websocket', 'unknown', { opened: false }])];
  expect(judge(...checked, ...openWebSocket('c2'), ['engine.closed', {}, 'c2'], ...first('c3'))).toMatchObject({ outcome: 'unclear', evidence: [['websocket.unanswered']] });
});

test('a checkup before the client tried once more settles it too', () => {
  expect(judge(...first('c1'), ...answers(['script', 'yes'], ['websocket', 'unknown', { opened: false }]), ...first('c2')).outcome).toBe('problem');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it opened late', [...waiting('c1'), ['websocket.opened', {}, 'c1']]],
    ['it opened late, and its probe was answered', [...waiting('c1'), ['engine.probe-answered', {}, 'c1']]],
    ['a later connection is on WebSocket', [...waiting('c1'), ...healthy('c2')]],
    ['another one began with WebSocket', [...waiting('c1'), ...openWebSocket('c2')]],
    ['a WebSocket opens', [...waiting('c1'), ...answers(['websocket', 'yes'])]],
    ['the checkup’s WebSocket is refused', [...first('c1'), ...answers(['script', 'yes'], ['websocket', 'no', { opened: false }])]],
    ['the server is gone', [...first('c1'), ...answers(['reachable', 'no'])]],
    ['the server hangs', [...first('c1'), ...answers(['reachable', 'unknown'], ['websocket', 'unknown', { opened: false }])]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { type Answered, answers } from '../../../../test/fixtures/answers.ts';
import { dead, ended, endpoint, healthy, joined, pollingOnly, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('upgrade-headers-stripped', ...lines);
/** An upgrade that takes the first ping, `late` ms beside when it was due. */
const robbed = (id: string, from: number, { late = 0, ms = 3_990 + late, by = 'network', ping = [] }: { late?: number; ms?: number; by?: 'network' | 'page'; ping?: readonly Line[] } = {}): Line[] => [
  ['engine.attempted', {}, id, from],
  ['engine.handshaken', { pingInterval: 4_000 }, id, from + 50],
  ['websocket.opening', {}, id],
  ...joined(id),
  ['websocket.closed', { by }, id, from + 4_050 + late],
  ['engine.upgrade-failed', { ms }, id],
  ...ping,
  ['poll.answered', {}, id, from + 5_500],
  ended(id, 'page'),
];
const probed = (direct: Answered, session: Answered): Line[] => answers(direct, session);
const refusedAtOnce = ['websocket', 'no', { opened: false, after: 20 }] as const;
const neverTaken = ['websocket-session', 'unknown', { opened: false }] as const;

test.each(innocentFor('upgrade-headers-stripped'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('an upgrade that fails when the ping is due, which never comes,', () => {
  test('is unclear once', () => {
    expect(judge(...robbed('c1', 0))).toEqual({ outcome: 'unclear', args: [{ endpoint }], evidence: [['engine.upgrade-failed']], against: [[]] });
  });

  test('is the problem the second time', () => {
    expect(judge(...robbed('c1', 0), ...robbed('c2', 10_000))).toMatchObject({ outcome: 'problem', evidence: [['engine.upgrade-failed', 'engine.upgrade-failed']] });
  });

  test('is none of it when the ping came after all', () => {
    expect(judge(...robbed('c1', 0, { ping: [['engine.pinged', {}, 'c1']] })).outcome).toBe('silent');
    expect(judge(...robbed('c1', 0, { ping: [['engine.pinged', {}, 'c1', 5_300]] })).outcome).toBe('unclear');
  });

  test('is none of it when it began just then, and was refused at once', () => {
    expect(judge(...robbed('c1', 0, { ms: 1_400 })).outcome).toBe('silent');
  });

  test('may be as late as a busy device', () => {
    expect(judge(...robbed('c1', 0, { late: 900 })).outcome).toBe('unclear');
    expect(judge(...robbed('c1', 0, { late: 1_100 })).outcome).toBe('silent');
    expect(judge(...robbed('c1', 0, { late: -900 })).outcome).toBe('unclear');
    expect(judge(...robbed('c1', 0, { late: -1_100 })).outcome).toBe('silent');
  });
});

test('an upgrade that fails while CONNECT gets no answer is unclear', () => {
  expect(judge(...pollingOnly('c1'), ['namespace.unanswered', {}, 'c1'])).toMatchObject({ outcome: 'unclear', evidence: [['engine.upgrade-failed', 'namespace.unanswered']] });
});

describe('a checkup settles it when a WebSocket is refused at once, and one with a session', () => {
  test.each<[string, Answered]>([
    ['is not in time', neverTaken],
    ['is refused late', ['websocket-session', 'no', { opened: false, after: 4_000 }]],
  ])('%s', (_, session) => {
    expect(judge(...pollingOnly('c1'), ...probed(refusedAtOnce, session))).toMatchObject({
      outcome: 'problem', evidence: [['engine.upgrade-failed', 'websocket: no', `websocket-session: ${session[1]}`]],
    });
  });

  test('also while the upgrade still waits', () => {
    expect(judge(...shaken('c1'), ['websocket.opening', {}, 'c1'], ['websocket.unanswered', {}, 'c1'], ...probed(refusedAtOnce, neverTaken))).toMatchObject({ outcome: 'problem' });
  });

  test('also when the WebSocket without one waited for the first ping', () => {
    expect(judge(...pollingOnly('c1'), ...probed(['websocket', 'no', { opened: false, after: 25_100 }], neverTaken)).outcome).toBe('problem');
  });
});

describe('an upgrade that still waits', () => {
  const waits = (id: string, maxPayload?: number): Line[] => [
    ['engine.attempted', {}, id], ['engine.handshaken', { maxPayload }, id], ['websocket.opening', {}, id], ...joined(id), ['websocket.unanswered', {}, id],
  ];

  test.each<[string, readonly Line[]]>([
    ['may be taken for a poll by a server that does not name the largest payload', waits('c1')],
    ['also when another attempt died', [...waits('c1'), ...dead('c2')]],
    ['also when the checkup’s WebSocket is refused', [...waits('c1'), ...answers(refusedAtOnce)]],
  ])('%s', (_, lines) => {
    expect(judge(...lines)).toMatchObject({ outcome: 'unclear', evidence: [['websocket.unanswered']] });
  });

  test.each<[string, readonly Line[]]>([
    ['the server names the largest payload', waits('c1', 1_000_000)],
    ['it does not wait', waits('c1').slice(0, -1)],
    ['the checkup’s WebSocket waits as well', [...waits('c1'), ...answers(['websocket', 'unknown', { opened: false }])]],
    ['another one is refused at once', [...waits('c1'), ...pollingOnly('c2')]],
  ])('is none of it when %s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });

  test('is no evidence beside one that took the ping', () => {
    expect(judge(...robbed('c1', 0), ...waits('c2'))).toMatchObject({ outcome: 'unclear', evidence: [['engine.upgrade-failed']] });
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['upgrades are refused at once', pollingOnly('c1')],
    ['both are refused at once', [...pollingOnly('c1'), ...probed(refusedAtOnce, ['websocket-session', 'no', { opened: false, after: 30 }])]],
    ['neither is answered', [...pollingOnly('c1'), ...probed(['websocket', 'unknown', { opened: false }], neverTaken)]],
    ['both take long', [...pollingOnly('c1'), ...probed(['websocket', 'no', { opened: false, after: 3_000 }], neverTaken)]],
    ['the one with a session opened and was mute', [...pollingOnly('c1'), ...probed(refusedAtOnce, ['websocket-session', 'unknown', { opened: true }])]],
    ['a WebSocket opens', [...robbed('c1', 0), ...probed(['websocket', 'yes'], neverTaken)]],
    ['one with a session opens', [...robbed('c1', 0), ...probed(refusedAtOnce, ['websocket-session', 'yes', { after: 30 }])]],
    ['another connection is on WebSocket', [...robbed('c1', 0), ...healthy('c2')]],
    ['no upgrade was tried', [...shaken('c1'), ...joined('c1'), ...probed(refusedAtOnce, neverTaken)]],
    ['what waits is no upgrade', [...shaken('c1'), ...joined('c1'), ['engine.attempted', { transport: 'websocket' }, 'c2'], ['websocket.unanswered', { upgrade: false }, 'c2'], ...probed(refusedAtOnce, neverTaken)]],
    ['the page closed the upgrade', robbed('c1', 0, { by: 'page' })],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

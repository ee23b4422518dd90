import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { type Answered, answers } from '../../../../test/fixtures/answers.ts';
import { ended, endpoint, healthy, joined, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('websocket-holds-worker', ...lines);
const agreed = (id: string, from = 0): Line[] => [
  ...shaken(id), ...joined(id), ['websocket.opening', {}, id], ['websocket.opened', {}, id], ['engine.probed', {}, id], ['engine.probe-answered', {}, id, from + 200],
];
const stuck = (id: string, from = 0): Line[] => [...agreed(id, from), ['engine.upgrade-stuck', {}, id, from + 5_200]];

test.each(innocentFor('websocket-holds-worker'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('an upgrade that is agreed on and stuck, with nothing heard since,', () => {
  test('is unclear once: the server may have stopped just then', () => {
    expect(judge(...stuck('c1'))).toEqual({ outcome: 'unclear', args: [{ endpoint, times: 1 }], evidence: [['engine.probe-answered', 'engine.upgrade-stuck']], against: [[]] });
  });

  test('is the problem the second time', () => {
    expect(judge(...stuck('c1'), ended('c1', 'page'), ...stuck('c2', 50_000))).toMatchObject({ outcome: 'problem', args: [{ times: 2 }] });
  });

  test('also when a late word came once the client had given up', () => {
    expect(judge(...stuck('c1'), ['packet.received', { kind: 'noop' }, 'c1', 22_000], ended('c1', 'page')).outcome).toBe('unclear');
    expect(judge(...stuck('c1'), ['packet.received', { kind: 'noop' }, 'c1', 46_000], ended('c1', 'page')).outcome).toBe('unclear');
  });

  test('is the problem when the checkup gets no answer from this server alone', () => {
    expect(judge(...stuck('c1'), ...answers(['same-origin', 'yes'], ['reachable', 'unknown'], ['websocket', 'unknown']))).toMatchObject({
      outcome: 'problem', evidence: [['engine.probe-answered', 'engine.upgrade-stuck', 'same-origin: yes', 'reachable: unknown', 'websocket: unknown']],
    });
  });

  test.each<[string, readonly Answered[]]>([
    ['no server answers', [['same-origin', 'unknown'], ['reachable', 'unknown'], ['websocket', 'unknown']]],
    ['its polls are answered', [['same-origin', 'yes'], ['reachable', 'yes'], ['websocket', 'unknown']]],
    ['its WebSocket is refused', [['same-origin', 'yes'], ['reachable', 'unknown'], ['websocket', 'no']]],
  ])('stays unclear when %s', (_, told) => {
    expect(judge(...stuck('c1'), ...answers(...told)).outcome).toBe('unclear');
  });

  test('is doubtful when the server answers others', () => {
    expect(judge(...stuck('c1'), ...answers(['reachable', 'yes']))).toMatchObject({ outcome: 'unclear', against: [['reachable: yes']] });
    expect(judge(...stuck('c1'), ...answers(['reachable', 'unknown']))).toMatchObject({ against: [[]] });
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['a poll was answered meanwhile: then another request holds it up', [...agreed('c1'), ['poll.answered', {}, 'c1'], ['engine.upgrade-stuck', {}, 'c1', 5_200]]],
    ['it came loose', [...stuck('c1'), ['poll.answered', {}, 'c1'], ['engine.upgraded', {}, 'c1']]],
    ['something came soon after', [...stuck('c1'), ['engine.pinged', {}, 'c1', 8_000]]],
    ['a later upgrade went well', [...stuck('c1'), ended('c1', 'page'), ...healthy('c2')]],
    ['the connection was found late', [['engine.attempted', { late: true }, 'c1'], ['engine.probe-answered', {}, 'c1'], ['engine.upgrade-stuck', {}, 'c1']]],
    ['the answer to the probe was not seen', [...shaken('c1'), ['engine.upgrade-stuck', {}, 'c1']]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

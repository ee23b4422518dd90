import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, endpoint, ended, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('ack-unanswered', ...lines);
const sent = (id: number, name = 'join_user_room'): Line => ['event.sent', { id, name }, 'c1'];
const unanswered = (id: number, by: 'server' | 'page' = 'server'): Line => ['ack.unanswered', { id, by }, 'c1'];
const acked = (id: number): Line => ['ack.received', { id }, 'c1'];
const pinged: Line = ['engine.pinged', {}, 'c1'];

test.each(innocentFor('ack-unanswered'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('an emit without its ack, on a connection that lives, is the problem', () => {
  expect(judge(...healthy('c1'), sent(0), unanswered(0), pinged)).toEqual({
    outcome: 'problem', args: [{ endpoint, namespace: '/', name: 'join_user_room', times: 1 }], evidence: [['event.sent', 'ack.unanswered']], against: [[]],
  });
});

test('names are judged each for itself: an ack of another shows that the connection lives', () => {
  expect(judge(...healthy('c1'), sent(0), sent(1, 'echo'), acked(1), unanswered(0))).toMatchObject({ outcome: 'problem', args: [{ name: 'join_user_room' }] });
  expect(judge(...healthy('c1'), sent(0), sent(1, 'boom'), unanswered(0), unanswered(1), pinged).outcome).toBe('problem, problem');
});

test('each emit of a name counts, on each connection', () => {
  expect(judge(...healthy('c1'), sent(0), sent(1), unanswered(0), unanswered(1), pinged, ...healthy('c2'), ['event.sent', { id: 2, name: 'join_user_room' }, 'c2'])).toMatchObject({ args: [{ times: 2 }] });
});

test('one of them that something was heard after is enough', () => {
  expect(judge(...healthy('c1'), sent(0), unanswered(0), pinged, sent(1), unanswered(1))).toMatchObject({ outcome: 'problem', args: [{ times: 2 }] });
});

test('of a long name the beginning is told', () => {
  expect(judge(...healthy('c1'), sent(0, 'n'.repeat(100)), unanswered(0))).toMatchObject({ args: [{ name: 'n'.repeat(60) }] });
});

describe('is unclear where', () => {
  test.each<[string, readonly Line[]]>([
    ['nothing was heard since', [sent(0), unanswered(0)]],
    ['others of that name were answered', [sent(0), acked(0), sent(1), unanswered(1), pinged]],
  ])('%s', (_, lines) => {
    expect(judge(...healthy('c1'), ...lines).outcome).toBe('unclear');
  });

  test('and those that were answered speak against it', () => {
    expect(judge(...healthy('c1'), sent(0), acked(0), sent(1), unanswered(1), pinged).against).toEqual([['ack.received']]);
  });

  test('of which three are enough', () => {
    const answered = [0, 1, 2, 3].flatMap((id) => [sent(id), acked(id)]);
    expect(judge(...healthy('c1'), ...answered, sent(4), unanswered(4), pinged).against).toEqual([['ack.received', 'ack.received', 'ack.received']]);
  });
});

describe('a checkup whose WebSocket opens', () => {
  const lines = [...healthy('c1'), sent(0), unanswered(0)];
  test('shows that the server is there, while the connection is open still', () => {
    expect(judge(...lines, ...checkup({ websocket: 'yes' }))).toMatchObject({ outcome: 'problem', evidence: [['event.sent', 'ack.unanswered', 'websocket: yes']] });
  });

  test.each<[string, readonly Line[]]>([
    ['the network changed before', [['page.network-changed'], sent(1), unanswered(1), ...checkup({ websocket: 'yes' })]],
    ['another connection ended', [...healthy('c2'), ended('c2'), ...checkup({ websocket: 'yes' })]],
  ])('shows it too where %s', (_, more) => {
    expect(judge(...lines, ...more).outcome).toBe('problem');
  });

  test.each<[string, readonly Line[]]>([
    ['it does not open', checkup({ websocket: 'no' })],
    ['the network is another since', [['page.network-changed'], ...checkup({ websocket: 'yes' })]],
    ['the connection is over', [ended('c1'), ...checkup({ websocket: 'yes' })]],
    ['the connection is over and another is open', [ended('c1'), ...healthy('c2'), ...checkup({ websocket: 'yes' })]],
  ])('says nothing where %s', (_, more) => {
    expect(judge(...lines, ...more).outcome).toBe('unclear');
  });
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['it came late', [sent(0), unanswered(0), acked(0), pinged]],
    ['the page owes it', [['event.received', { id: 0 }, 'c1'], unanswered(0, 'page'), pinged]],
    ['the page owes one of the same number', [sent(0), acked(0), unanswered(0, 'page'), pinged]],
    ['the page owes one of the same number before 10 s are over', [sent(0), unanswered(0, 'page'), pinged]],
    ['none was asked for', [['event.sent', { id: undefined }, 'c1'], pinged]],
    ['its emit was not seen', [unanswered(7), pinged]],
    ['its connection was not seen', [['event.sent', { id: 0 }, 'c9'], ['ack.unanswered', { id: 0 }, 'c9'], ['engine.pinged', {}, 'c9']]],
    ['10 s are not over', [sent(0), pinged]],
  ])('%s', (_, lines) => {
    expect(judge(...healthy('c1'), ...lines).outcome).toBe('silent');
  });
});

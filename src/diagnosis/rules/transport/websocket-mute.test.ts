import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { answers } from '../../../../test/fixtures/answers.ts';
import { checkup, endpoint, healthy, joined, openWebSocket, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('websocket-mute', ...lines);
const probing = (id: string): Line[] => [...shaken(id), ['websocket.opening', {}, id], ['websocket.opened', {}, id], ['engine.probed', {}, id]];
const mute = (id: string): Line[] => [...probing(id), ...joined(id), ['engine.probe-unanswered', {}, id]];
const first = (id: string): Line[] => [
  ['engine.attempted', { transport: 'websocket' }, id], ['websocket.opening', { upgrade: false }, id], ['websocket.opened', {}, id], ['engine.muted', { handshaken: false }, id],
];
const silent = ['websocket', 'unknown', { opened: true }] as const;

test.each(innocentFor('websocket-mute'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('a probe without answer while polls are answered is the problem', () => {
  expect(judge(...mute('c1'))).toEqual({ outcome: 'problem', args: [{ endpoint }], evidence: [['engine.probe-unanswered']], against: [[]] });
  expect(judge(...mute('c1'), ...first('c2'))).toMatchObject({ outcome: 'problem', evidence: [['engine.probe-unanswered', 'engine.muted']] });
});

describe('is unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['polls are not answered either', [...probing('c1'), ['engine.probe-unanswered', {}, 'c1']]],
    ['the client began with WebSocket: it polls not', first('c1')],
    ['the checkup is refused', [...first('c1'), ...answers(['script', 'yes'], ['websocket', 'no', { opened: false }])]],
    ['its WebSocket does not even open', [...first('c1'), ...answers(['script', 'yes'], ['websocket', 'unknown', { opened: false }])]],
    ['it was closed after it opened', [...first('c1'), ...answers(['script', 'yes'], ['websocket', 'no', { opened: true }])]],
    ['nothing answers to polls', [...first('c1'), ...answers(['script', 'no'], silent)]],
    ['what polls is no Socket.IO', [...first('c1'), ...answers(['cors-plain', 'yes', { engine: false }], silent)]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

describe('a checkup settles it', () => {
  test('when it polls, and its WebSocket opens and is mute', () => {
    expect(judge(...first('c1'), ...answers(['script', 'yes'], silent))).toMatchObject({ outcome: 'problem', evidence: [['engine.muted', 'script: yes', 'websocket: unknown']] });
  });

  test('not before a WebSocket that went well', () => {
    expect(judge(...first('c1'), ...answers(['script', 'yes'], silent), ...openWebSocket('c2'), ['engine.closed', {}, 'c2'], ...first('c3'))).toMatchObject({ outcome: 'unclear', evidence: [['engine.muted']] });
  });

  test('also before the client tried once more', () => {
    expect(judge(...first('c1'), ...answers(['script', 'yes'], silent), ...first('c2')).outcome).toBe('problem');
  });

  test('in the words of older recordings', () => {
    expect(judge(...first('c1'), ...checkup({ 'cors-plain': 'yes', websocket: ['unknown', 'opened, but silent'] })).outcome).toBe('problem');
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the answer came late', [...mute('c1'), ['engine.probe-answered', {}, 'c1']]],
    ['the open packet came late', [...first('c1'), ['engine.handshaken', { transport: 'websocket', upgrades: [] }, 'c1'], ['engine.closed', {}, 'c1']]],
    ['an open connection went silent', [...healthy('c1'), ['engine.muted', { handshaken: true }, 'c1'], ['engine.closed', {}, 'c1']]],
    ['polling went silent', [...shaken('c1'), ...joined('c1'), ['engine.muted', { handshaken: true }, 'c1']]],
    ['a later connection is on WebSocket', [...mute('c1'), ...openWebSocket('c2')]],
    ['the checkup’s WebSocket is answered', [...mute('c1'), ...answers(['websocket', 'yes'])]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

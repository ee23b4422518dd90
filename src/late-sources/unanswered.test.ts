import { beforeEach, expect, test } from 'vitest';
import type { Emit } from '../events/events.ts';
import { createMemory } from '../events/connection-memory.ts';
import type { Connection } from '../sources/connections.ts';
import type { LateContext } from '../sources/late-source.ts';
import { unanswered } from './unanswered.ts';

let clock = 0;
let tick: (() => void) | undefined;
let told: string[] = [];
let all: Connection[] = [];

const connection = (known: Partial<Connection> = {}): Connection => {
  const begun: Connection = {
    ...createMemory('c1', 4), startedAt: 0, endpoint: 'http://api/socket.io/', late: false, sid: 'sid', transport: 'websocket',
    handshaken: true, opening: 0, opened: 0, probed: 0, agreed: 0, ended: false, wire: true, whole: true, ...known,
  };
  all.push(begun);
  return begun;
};

/** Looks every second, as the source does, for so many seconds. */
const pass = (seconds: number): string[] => {
  for (let second = 0; second < seconds; second += 1) {
    clock += 1_000;
    tick?.();
  }
  return told.splice(0);
};

beforeEach(() => {
  [clock, told, all, tick] = [1_000, [], [], undefined];
  const emit: Emit = (type, fact) => void told.push(`${type} ${Object.values(fact).join(' ')}`);
  const later = (_ms: number, action: () => void) => {
    tick = action;
    return () => void (tick = undefined);
  };
  unanswered({
    emit, guard: (action) => action, connections: { all } as Partial<LateContext['connections']> as LateContext['connections'], now: () => clock,
    natives: { after: later, monotonic: () => clock },
  } as LateContext);
});

test('a question is told once it is old enough, and once only', () => {
  const { asked } = connection();
  asked.set('connect /', 1_000).set('out / 7', 1_000).set('in /chat 0', 1_000);
  expect(pass(4)).toEqual([]);
  expect(pass(1)).toEqual(['namespace.unanswered / 5000']);
  expect(pass(2)).toEqual([]);
  expect(pass(60)).toEqual(['ack.unanswered / 7 8000 server', 'ack.unanswered /chat 0 8000 page']);
});

test('the same question asked anew is told anew', () => {
  const { asked } = connection();
  asked.set('connect /', clock);
  expect(pass(6)).toHaveLength(1);
  asked.delete('connect /');
  expect(pass(6)).toEqual([]);
  asked.set('connect /', clock);
  expect(pass(6)).toEqual(['namespace.unanswered / 5000']);
});

test('an answered probe is not told, an unanswered one once', () => {
  const begun = connection({ probed: clock });
  expect(pass(3)).toEqual([]);
  begun.probed = 0;
  expect(pass(10)).toEqual([]);
  begun.probed = clock;
  expect(pass(10)).toEqual(['engine.probe-unanswered 5000']);
});

test('silence is told when it is longer than the server allowed itself, and again after it spoke', () => {
  const begun = connection({ pingInterval: 2_000, pingTimeout: 3_000, heard: clock });
  expect(pass(5)).toEqual([]);
  expect(pass(20)).toEqual(['engine.muted 6000 true']);
  begun.heard = clock;
  expect(pass(20)).toEqual(['engine.muted 6000 true']);
});

test('where the allowance is not known, no silence is too long', () => {
  connection({ pingInterval: 2_000, heard: clock });
  expect(pass(60)).toEqual([]);
});

test('an open WebSocket without a handshake is told once', () => {
  connection({ handshaken: false, opened: clock });
  expect(pass(60)).toEqual(['engine.muted 5000 false']);
});

test('what has ended owes nothing', () => {
  const begun = connection({ handshaken: false, opened: clock, probed: clock, ended: true });
  begun.asked.set('connect /', clock);
  expect(pass(60)).toEqual([]);
});

test.each([
  ['a handshake', { handshaken: false, transport: 'polling', startedAt: 1_000 }, 'engine.unanswered polling 5000'],
  ['a handshake by WebSocket that is still opening', { handshaken: false, startedAt: 1_000, opening: 1_000 }, 'websocket.unanswered false 5000'],
  ['the WebSocket of an upgrade', { transport: 'polling', opening: 1_000 }, 'websocket.unanswered true 5000'],
  ['the upgrade after its probe was answered', { transport: 'polling', opened: 1_000, agreed: 1_000 }, 'engine.upgrade-stuck 5000'],
] as const)('%s that stays out is told once', (_, known, expected) => {
  connection(known);
  expect(pass(4)).toEqual([]);
  expect(pass(60)).toEqual([expected]);
});

test('of a connection that was there before us only what was asked after it was heard can be known unanswered', () => {
  const begun = connection({ whole: false });
  begun.asked.set('connect /', clock);
  expect(pass(20)).toEqual([]);
  begun.heard = clock;
  expect(pass(1)).toEqual([]);
  begun.asked.set('connect /', clock);
  expect(pass(6)).toEqual(['namespace.unanswered / 5000']);
});

test('a page that slept lets what came meanwhile be handed to it first', () => {
  const { asked } = connection();
  asked.set('connect /', clock);
  clock += 30_000;
  expect(pass(1)).toEqual([]);
  asked.clear();
  expect(pass(5)).toEqual([]);
});

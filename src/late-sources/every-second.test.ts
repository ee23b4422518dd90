import { expect, test } from 'vitest';
import type { Connections } from '../sources/connections.ts';
import { guarded } from '../sources/guard.ts';
import { everySecond } from './every-second.ts';

/** One recording's sources, with timers that go off when told. */
function bench(): { readonly source: (name: string, action: () => void) => () => void; readonly unguarded: (action: () => void) => () => void; readonly second: () => void; readonly timers: () => number; readonly faults: string[] } {
  const connections = {} as Connections;
  const timers = new Set<() => void>();
  const faults: string[] = [];
  const emit = ((_: string, { where }: { where: string }) => void faults.push(where)) as never;
  const after = (_: number, action: () => void): (() => void) => {
    timers.add(action);
    return () => void timers.delete(action);
  };
  return {
    source: (name, action) => guarded(name, emit, (guard) => everySecond({ emit, guard, connections, natives: { after } as never }, action)),
    unguarded: (action) => everySecond({ emit, guard: ((own: () => void) => own) as never, connections, natives: { after } as never }, action),
    second() {
      const due = [...timers];
      timers.clear();
      for (const action of due) action();
    },
    timers: () => timers.size,
    faults,
  };
}

test('all sources of a recording are called each second by one timer, which ends with the last of them', () => {
  const { source, second, timers } = bench();
  const calls: string[] = [];
  const stops = ['clock', 'waiting'].map((name) => source(name, () => void calls.push(name)));
  second();
  second();
  expect(calls).toEqual(['clock', 'waiting', 'clock', 'waiting']);
  expect(timers()).toBe(1);
  stops[0]!();
  second();
  expect(calls.slice(4)).toEqual(['waiting']);
  stops[1]!();
  expect(timers()).toBe(0);
});

test('one that throws is told and called no more, and the others go on', () => {
  const { source, second, timers, faults } = bench();
  let calls = 0;
  source('broken', () => {
    throw new Error('broken');
  });
  const stop = source('whole', () => void (calls += 1));
  second();
  second();
  expect([faults, calls]).toEqual([['broken'], 2]);
  stop();
  expect(timers()).toBe(0);
});

test('where the only one throws nothing goes on', () => {
  const { source, second, timers } = bench();
  source('broken', () => {
    throw new Error('broken');
  });
  second();
  expect(timers()).toBe(0);
});

test('an undo that is called twice ends nothing that began in between', () => {
  const { unguarded, second, timers } = bench();
  const stop = unguarded(() => undefined);
  stop();
  let calls = 0;
  unguarded(() => void (calls += 1));
  stop();
  unguarded(() => undefined);
  second();
  expect([calls, timers()]).toEqual([1, 1]);
});

test('recordings have a timer each, also one that comes after another has ended', () => {
  const first = bench();
  first.source('clock', () => undefined)();
  let calls = 0;
  first.source('clock', () => void (calls += 1));
  const other = bench();
  other.source('clock', () => undefined);
  first.second();
  expect([calls, first.timers(), other.timers()]).toEqual([1, 1, 1]);
});

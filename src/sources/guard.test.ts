import { describe, expect, test } from 'vitest';
import type { Emit } from '../events/events.ts';
import { all, type Guard, guarded } from './guard.ts';

interface Bench {
  readonly emit: Emit;
  readonly faults: unknown[];
}
function bench(): Bench {
  const faults: unknown[] = [];
  return { emit: (type, fact) => void faults.push({ type, ...fact }), faults };
}
const fail = (): never => {
  throw new TypeError('mine');
};
const fault = { type: 'session.faulted', where: 'xhr', message: 'TypeError: mine' };

describe('a guarded source', () => {
  test('is called with what it was called with, and ended once it is over', () => {
    const { emit, faults } = bench();
    const calls: unknown[] = [];
    let guard: Guard | undefined;
    const stop = guarded('xhr', emit, (given) => {
      guard = given;
      return () => calls.push('stopped');
    });
    const listener = guard!((a: number, b: string) => void calls.push(a, b));
    expect(listener(1, 'x')).toBeUndefined();
    stop();
    expect(calls).toEqual([1, 'x', 'stopped']);
    expect(faults).toEqual([]);
  });

  test('that throws never throws at the page, says so once, is ended and hears no more', () => {
    const { emit, faults } = bench();
    const calls: string[] = [];
    let guard: Guard | undefined;
    guarded('xhr', emit, (given) => {
      guard = given;
      return () => calls.push('stopped');
    });
    const failing = guard!(fail);
    const other = guard!(() => void calls.push('heard'));
    other();
    failing();
    failing();
    other();
    expect(calls).toEqual(['heard', 'stopped']);
    expect(faults).toEqual([fault]);
  });

  test('that cannot begin is a fault, and its end is safe', () => {
    const { emit, faults } = bench();
    let kept: (() => void) | undefined;
    const stop = guarded('xhr', emit, (guard) => {
      kept = guard(() => void faults.push('heard'));
      return fail();
    });
    expect(stop).not.toThrow();
    kept?.();
    expect(faults).toEqual([fault]);
  });

  test('whose end throws is a fault, and the others end all the same', () => {
    const { emit, faults } = bench();
    const ended: string[] = [];
    const stop = all([
      guarded('page', emit, () => () => ended.push('page')),
      guarded('xhr', emit, () => fail),
      guarded('fetch', emit, () => () => ended.push('fetch')),
    ]);
    expect(stop).not.toThrow();
    expect(ended).toEqual(['fetch', 'page']);
    expect(faults).toEqual([fault]);
  });

  test('whose end throws after a fault says no more than that fault', () => {
    const { emit, faults } = bench();
    let listener: (() => void) | undefined;
    guarded('xhr', emit, (guard) => {
      listener = guard(fail);
      return fail;
    });
    listener?.();
    expect(faults).toEqual([fault]);
  });

  test('that was ended hears nothing more from listeners that stay on the page', () => {
    const { emit } = bench();
    const calls: string[] = [];
    let listener: (() => void) | undefined;
    const stop = guarded('xhr', emit, (guard) => {
      listener = guard(() => void calls.push('heard'));
      return () => undefined;
    });
    listener?.();
    stop();
    stop();
    listener?.();
    expect(calls).toEqual(['heard']);
  });

  test('does not end the others when it fails', () => {
    const { emit } = bench();
    const calls: string[] = [];
    const listeners: (() => void)[] = [];
    for (const name of ['xhr', 'websocket']) {
      guarded(name, emit, (guard) => {
        listeners.push(guard(name === 'xhr' ? fail : () => void calls.push(name)));
        return () => calls.push(`${name} stopped`);
      });
    }
    for (const listener of listeners) listener();
    expect(calls).toEqual(['xhr stopped', 'websocket']);
  });
});

test('several are ended in reverse', () => {
  const ended: number[] = [];
  const stops = [1, 2, 3].map((index) => () => void ended.push(index));
  all(stops)();
  expect(ended).toEqual([3, 2, 1]);
  expect(stops).toHaveLength(3);
});

test('of several, one that throws does not keep the others, and is heard of', () => {
  const ended: number[] = [];
  expect(all([() => void ended.push(1), fail, () => void ended.push(3)])).toThrow('mine');
  expect(ended).toEqual([3, 1]);
});

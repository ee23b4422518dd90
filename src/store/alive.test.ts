import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heldSessions, holdSession, oneTabAtATime } from './alive.ts';

/** Web Locks of one origin, as far as they are used. */
class Locks {
  readonly names = new Set<string>();
  readonly #waiting: (() => void)[] = [];

  async request(name: string, action: (lock: object) => unknown): Promise<void> {
    while (this.names.has(name)) await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    this.names.add(name);
    await action({});
    this.names.delete(name);
    this.#waiting.splice(0).forEach((wake) => wake());
  }

  query(): Promise<{ held: { name: string }[] }> {
    return Promise.resolve({ held: [...this.names].map((name) => ({ name })) });
  }
}

let page: EventTarget;
beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('navigator', { locks: new Locks() });
});
afterEach(() => vi.unstubAllGlobals());

const held = async (): Promise<string[] | undefined> => {
  const sessions = await heldSessions();
  return sessions && [...sessions];
};

test('a page holds its session until it is left, and again when it comes back', async () => {
  const letGo = holdSession('a');
  expect(await held()).toEqual(['a']);
  page.dispatchEvent(new Event('pagehide'));
  await vi.waitFor(async () => expect(await held()).toEqual([]));
  page.dispatchEvent(new Event('pageshow'));
  page.dispatchEvent(new Event('pageshow'));
  expect(await held()).toEqual(['a']);
  letGo();
  await vi.waitFor(async () => expect(await held()).toEqual([]));
  page.dispatchEvent(new Event('pageshow'));
  expect(await held()).toEqual([]);
});

test('one tab prunes, the other goes on without', async () => {
  const done: string[] = [];
  let finish = (): void => undefined;
  const first = oneTabAtATime(async () => {
    await new Promise<void>((resolve) => (finish = resolve));
    done.push('first');
  });
  await vi.waitFor(() => expect((navigator as unknown as { locks: Locks }).locks.names.size).toBe(1));
  await oneTabAtATime(() => Promise.resolve(void done.push('second')));
  finish();
  await first;
  expect(done).toEqual(['first']);
});

test('two that come at the same moment prune one after the other', async () => {
  let running = 0;
  const done: number[] = [];
  const action = async (): Promise<void> => {
    running += 1;
    await Promise.resolve();
    done.push(running);
    running -= 1;
  };
  await Promise.all([oneTabAtATime(action), oneTabAtATime(action)]);
  expect(done).toEqual([1, 1]);
});

test('without locks nobody can tell, and pruning is done', async () => {
  vi.stubGlobal('navigator', {});
  holdSession('a')();
  expect(await held()).toBeUndefined();
  const action = vi.fn(() => Promise.resolve());
  await oneTabAtATime(action);
  expect(action).toHaveBeenCalledTimes(1);
});

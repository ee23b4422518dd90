import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heldSessions, holdSession, oneTabAtATime } from './alive.ts';

/** Web Locks of one origin, as far as they are used. */
class Locks {
  readonly names = new Set<string>();

  async request(name: string, ...more: [((lock: object | null) => unknown)] | [{ ifAvailable: true }, (lock: object | null) => unknown]): Promise<void> {
    const action = more[more.length - 1] as (lock: object | null) => unknown;
    if (this.names.has(name)) {
      await action(null);
      return;
    }
    this.names.add(name);
    await action({});
    this.names.delete(name);
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
  await oneTabAtATime(() => Promise.resolve(void done.push('second')));
  finish();
  await first;
  expect(done).toEqual(['first']);
});

test('without locks nobody can tell, and pruning is done', async () => {
  vi.stubGlobal('navigator', {});
  holdSession('a')();
  expect(await held()).toBeUndefined();
  const action = vi.fn(() => Promise.resolve());
  await oneTabAtATime(action);
  expect(action).toHaveBeenCalledTimes(1);
});

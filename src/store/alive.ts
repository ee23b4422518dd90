/** Web Locks, where there are any: Safari has them from 15.4, and no browser outside of a secure context. */
const locks = (): LockManager | undefined => (navigator as { locks?: LockManager }).locks;
const nameOf = (session: string): string => `sockscope:session:${session}`;
const PRUNING = 'sockscope:prune';

/**
 * Says that a session is alive for as long as its page is: the browser takes the lock away, whatever
 * the page dies of. Let go while the page is left, since a page that holds one is not kept in the
 * back-forward cache. Returns what ends it.
 */
export function holdSession(session: string): () => void {
  let release: (() => void) | undefined;
  const hold = (): void => {
    if (release) return;
    const held = new Promise<void>((resolve) => (release = resolve));
    locks()?.request(nameOf(session), () => held).catch(() => undefined);
  };
  const letGo = (): void => {
    release?.();
    release = undefined;
  };
  hold();
  addEventListener('pagehide', letGo);
  addEventListener('pageshow', hold);
  return () => {
    removeEventListener('pagehide', letGo);
    removeEventListener('pageshow', hold);
    letGo();
  };
}

/** The names of all locks that pages hold at this moment; `undefined` where nobody can tell. */
const heldNames = async (): Promise<string[] | undefined> =>
  (await locks()?.query().catch(() => undefined))?.held?.map(({ name = '' }) => name);

/** The sessions that pages hold at this moment; `undefined` where nobody can tell. */
export async function heldSessions(): Promise<Set<string> | undefined> {
  const names = await heldNames();
  return names && new Set(names.flatMap((name) => (name.startsWith(nameOf('')) ? name.slice(nameOf('').length) : [])));
}

/** Does it unless another tab is at it. Without locks it is done: a transaction keeps tabs apart as well. */
export async function oneTabAtATime(action: () => Promise<void>): Promise<void> {
  const manager = locks();
  if (!manager) return action();
  // Not by `ifAvailable`: Firefox never lets go of such a request that found the lock taken, nor of whoever waited for it.
  if ((await heldNames())?.includes(PRUNING)) return;
  await manager.request(PRUNING, action);
}

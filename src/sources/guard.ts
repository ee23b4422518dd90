import type { Emit, Stop } from '../events/events.ts';
import { messageOf } from '../events/message-of.ts';

/** Watches one thing and states facts about it; must leave the page as it found it. */
export type Source = (context: { readonly emit: Emit; readonly guard: Guard }) => Stop;

/** Wraps what the page will call, so that nothing of ours ever throws into it. */
export type Guard = <Args extends [first?: unknown, second?: unknown, third?: unknown], R>(action: (...args: Args) => R) => (...args: Args) => R | undefined;

/**
 * Runs one source under a guard. The first throw is recorded as `session.faulted` and switches the
 * source off: a recorder that is wrong once is not to be trusted with a second try.
 */
export function guarded(where: string, emit: Emit, begin: (guard: Guard) => Stop): Stop {
  let stop: Stop = () => undefined;
  let off = false;
  // One by one: a list of them would be made for each packet.
  const guard = (<First, Second, Third, R>(action: (first: First, second: Second, third: Third) => R) => (first: First, second: Second, third: Third): R | undefined => {
    if (off) return undefined;
    try {
      return action(first, second, third);
    } catch (error) {
      off = true;
      emit('session.faulted', { where, message: messageOf(error) });
      quietly(stop);
      return undefined;
    }
  }) as Guard;
  guard(() => void (stop = begin(guard)))();
  return () => {
    guard(() => stop())();
    // Listeners that stay on the page's sockets and requests must hear nothing more.
    off = true;
  };
}

const quietly = (stop: Stop): void => {
  try {
    stop();
  } catch {
    // What could not be put back stays as a pass-through.
  }
};

/** One stop for several, undone in reverse. One that throws does not keep the others, and is heard of after them. */
export const all = (stops: readonly Stop[]): Stop => () => {
  if (stops.length === 0) return;
  try {
    stops[stops.length - 1]!();
  } finally {
    all(stops.slice(0, -1))();
  }
};

import type { Emit, Stop } from '../events/events.ts';
import { messageOf } from '../events/message-of.ts';

/** Wraps what the page will call, so that nothing of ours ever throws into it. */
export type Guard = <Args extends unknown[]>(action: (...args: Args) => void) => (...args: Args) => void;

/**
 * Runs one source under a guard. The first throw is recorded as `session.faulted` and switches the
 * source off: a recorder that is wrong once is not to be trusted with a second try.
 */
export function guarded(where: string, emit: Emit, begin: (guard: Guard) => Stop): Stop {
  let stop: Stop = () => undefined;
  let off = false;
  const guard: Guard = (action) => (...args) => {
    if (off) return;
    try {
      action(...args);
    } catch (error) {
      off = true;
      emit('session.faulted', { where, message: messageOf(error) });
      try {
        stop();
      } catch {
        // What could not be put back stays as a pass-through.
      }
    }
  };
  guard(() => void (stop = begin(guard)))();
  return () => {
    guard(() => stop())();
    // Listeners that stay on the page's sockets and requests must hear nothing more.
    off = true;
  };
}

/** One stop for several, undone in reverse. */
export const all = (stops: readonly Stop[]): Stop => () => [...stops].reverse().forEach((stop) => stop());

import { defineRule } from '../../rule.ts';
import { findingOf, isSocketIo, type Trouble, troubles } from '../../troubles.ts';
import { wasAsleep } from '../../silence.ts';
import type { Timeline } from '../../timeline.ts';

/** Half of what the client itself waits by default, and more than any network was measured to need. */
const PATIENCE_MS = 10_000;
/** How many of them are looked at. */
const ATTEMPTS = 10;

/** ms for which the attempt that waits longest has waited; 0 where the page slept meanwhile, as an answer may have come. */
function waited(timeline: Timeline, { attempts, waits }: Trouble): number {
  const waiting = new Set<string | undefined>(waits.filter(({ type }) => type !== 'websocket.unanswered').map(({ connection }) => connection));
  const now = timeline.events[timeline.events.length - 1]?.at ?? 0;
  const newest = attempts.filter(({ id }) => waiting.has(id)).slice(-ATTEMPTS);
  return Math.max(0, ...newest.map(({ first, end }) => (wasAsleep(timeline, first.at, end?.at ?? now) ? 0 : (end?.at ?? now) - first.at)));
}

/**
 * A request is taken, or swallowed, and nothing comes back: every thread is busy, the process is stuck, a
 * firewall drops packets, or the host is still waking up. At first it may just be slow.
 */
export const serverHangs = defineRule({
  id: 'server-hangs',
  severity: 'error',
  settledBy: ['same-origin', 'reachable', 'websocket'],
  explains: ['wrong-path', 'websocket-only-refused', 'no-fallback', 'private-relay', 'websocket-handshake-unanswered'],
  *judge(timeline) {
    for (const trouble of troubles(timeline)) {
      const { waits, says, answers } = trouble;
      if (waits.length === 0) continue;
      const { websocket, reachable } = answers;
      // Whoever refuses a WebSocket at once, or answers another request, does not hang as a whole.
      const alive = [websocket, reachable].filter((event) => event && event.answer !== 'unknown');
      const silent = says('reachable') === 'unknown' && says('websocket') === 'unknown' && says('same-origin') === 'yes';
      const late = waited(timeline, trouble) >= PATIENCE_MS && says('same-origin') !== 'no';
      const settled = alive.length === 0 && !isSocketIo(trouble) && says('other-path') !== 'yes' && (silent || late);
      yield {
        ...findingOf(trouble, settled ? 'problem' : 'unclear', waits, ['same-origin', 'reachable', 'websocket']),
        ...(alive.length > 0 ? { against: alive.flatMap((event) => event?.seq ?? []) } : {}),
      };
    }
  },
});

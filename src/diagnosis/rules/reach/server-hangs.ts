import { defineRule } from '../../rule.ts';
import { findingOf, isSocketIo, troubles } from '../../troubles.ts';

/**
 * A request is taken, or swallowed, and nothing comes back: every thread is busy, the process is stuck, a
 * firewall drops packets, or the host is still waking up. From the log alone it may just be slow, or a Node server
 * whose Socket.IO is at another path.
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
      const settled = alive.length === 0 && !isSocketIo(trouble) && says('other-path') !== 'yes' && silent;
      yield {
        ...findingOf(trouble, settled ? 'problem' : 'unclear', waits, ['same-origin', 'reachable', 'websocket']),
        ...(alive.length > 0 ? { against: alive.flatMap((event) => event?.seq ?? []) } : {}),
      };
    }
  },
});

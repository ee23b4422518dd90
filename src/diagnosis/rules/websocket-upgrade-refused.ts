import type { ConnectionView } from '../connection.ts';
import { defineRule } from '../rule.ts';

const refused = (connection: ConnectionView): boolean =>
  connection.handshake !== undefined &&
  connection.transport === 'polling' &&
  connection.upgradeFailed?.because === 'closed';

/**
 * Polling works and the server offers WebSocket, yet the upgrade's WebSocket was closed before it
 * opened: something between browser and application refuses it. A browser that blocked it itself
 * (CSP, mixed content) says so by an error without a close, and is another cause.
 */
export const websocketUpgradeRefused = defineRule({
  id: 'websocket-upgrade-refused',
  severity: 'warning',
  settledBy: ['websocket'],
  *judge(timeline) {
    for (const line of timeline.lines) {
      const failed = line.sessions.filter(refused);
      const last = failed[failed.length - 1];
      const later = line.sessions.slice(line.sessions.lastIndexOf(last!) + 1);
      if (!last || later.some((session) => session.upgraded || session.handshake?.transport === 'websocket')) continue;
      const opened = failed.flatMap((session) =>
        timeline.within(session.id, 'websocket.opened').map((event) => event.seq),
      );
      // A WebSocket that opened was not refused: its probe was lost, which is another cause.
      if (opened.length) continue;
      const blocked = timeline.of('page.blocked').filter((event) => /^wss?:/.test(event.url));
      if (blocked.length) continue;
      yield {
        outcome: 'problem',
        evidence: failed.flatMap(({ handshake, upgradeFailed }) =>
          [handshake, upgradeFailed].flatMap((event) => (event ? [event.seq] : [])),
        ),
        args: { endpoint: line.endpoint, times: failed.length, polling: last.polls.answered > 0 },
      };
    }
  },
});

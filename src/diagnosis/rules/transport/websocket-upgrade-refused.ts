import type { ConnectionView } from '../../connection.ts';
import { isBlockedByPolicy, isOffline } from '../../environment.ts';
import { byEndpoint, newestSeq } from '../../failing.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';

/** The WebSocket was closed before it opened, not by this page, and polling went on. */
function isRefused(timeline: Timeline, { id, state, transport, handshake, upgradeFailed }: ConnectionView): boolean {
  if (!handshake || transport !== 'polling' || upgradeFailed?.because !== 'closed') return false;
  const closed = timeline.within(id, 'websocket.closed');
  const wentOn = state === 'open' || timeline.within(id, 'poll.answered').some(({ seq }) => seq > upgradeFailed.seq);
  return wentOn && closed.every(({ opened, by }) => !opened && by !== 'page') && !isOffline(timeline, upgradeFailed.at);
}

/**
 * Polling works and the server offers WebSocket, yet the upgrade's WebSocket was closed before it
 * opened. Something between browser and application refuses it, or the request came to another
 * process, which does not know the session: only a WebSocket of its own, which needs no session,
 * tells these apart. A browser that blocked it itself (CSP, mixed content) is another cause.
 */
export const websocketUpgradeRefused = defineRule({
  id: 'websocket-upgrade-refused',
  severity: 'warning',
  settledBy: ['websocket'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (isBlockedByPolicy(timeline, endpoint, 'ws')) continue;
      if (connections.some(({ state, transport }) => state === 'open' && transport === 'websocket')) continue;
      const opened = newestSeq(timeline, connections, 'websocket.opened');
      const failed = connections.filter((connection) => (connection.upgradeFailed?.seq ?? 0) > opened && isRefused(timeline, connection));
      const last = failed[failed.length - 1];
      if (!last) continue;
      const { websocket, reachable } = timeline.answers(endpoint, opened);
      if (websocket?.answer === 'yes') continue;
      // One that opened and was closed then, or a server that was gone meanwhile, tells nothing of refusals.
      const settled = websocket?.answer === 'no' && websocket.detail.startsWith('never opened') && reachable?.answer !== 'no';
      yield {
        outcome: settled ? 'problem' : 'unclear',
        evidence: [
          ...failed.flatMap(({ handshake, upgradeFailed }) => [handshake, upgradeFailed]), settled ? websocket : undefined,
        ].flatMap((event) => (event ? [event.seq] : [])),
        ...(opened > 0 ? { against: [opened] } : {}),
        args: { endpoint, times: failed.length, polling: last.polls.answered > 0 },
      };
    }
  },
});

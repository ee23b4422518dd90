import { isAppleWithRelay } from '../../device.ts';
import { isBlockedByPolicy } from '../../environment.ts';
import { byEndpoint, newestSeq } from '../../failing.ts';
import { freshRefusals, sessionsOf } from '../../fresh-refusals.ts';
import { neverOpened, offersWebSocket, pollingAnswer } from '../../probe-answers.ts';
import { defineRule } from '../../rule.ts';
import { deadWebSockets, isOnWebSocket, isRefusedAtOnce } from '../../upgrades.ts';

/**
 * Polling works and the server offers WebSocket, yet the upgrade's WebSocket was closed before it
 * opened. Something between browser and application refuses it, or the request came to another
 * process, which does not know the session: only a WebSocket of its own, which needs no session,
 * tells these apart. A client that begins with WebSocket dies of the same; that the server offers it
 * is then known from the checkup alone. A browser that blocked it itself (CSP, mixed content) is
 * another cause, and with iCloud Private Relay the device may be to blame.
 */
export const websocketUpgradeRefused = defineRule({
  id: 'websocket-upgrade-refused',
  severity: 'warning',
  settledBy: ['websocket', 'sticky'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (isBlockedByPolicy(timeline, endpoint, 'ws') || isOnWebSocket(connections)) continue;
      const opened = newestSeq(timeline, connections, 'websocket.opened');
      const answers = timeline.answers(endpoint, opened);
      const { websocket, reachable } = answers;
      const failed = connections.filter((connection) => (connection.upgradeFailed?.seq ?? 0) > opened && isRefusedAtOnce(timeline, connection));
      const offered = offersWebSocket(answers) ? pollingAnswer(answers) : undefined;
      const dead = offered ? deadWebSockets(timeline, connections).filter(({ seq }) => seq > opened) : [];
      if (failed.length + dead.length === 0 || websocket?.answer === 'yes') continue;
      // One that opened and was closed then, or a server that was gone meanwhile, tells nothing of refusals.
      const settled = neverOpened(websocket) && reachable?.answer !== 'no' && !isAppleWithRelay(timeline);
      if (failed.length === 0 && !settled) continue;
      // Polls of fresh sessions go astray too: so do upgrades.
      if (!settled && (answers.sticky?.answer === 'no' || sessionsOf(freshRefusals(timeline, connections), connections) > 1)) continue;
      yield {
        outcome: settled ? 'problem' : 'unclear',
        evidence: [
          ...failed.flatMap(({ handshake, upgradeFailed }) => [handshake, upgradeFailed]), ...dead,
          ...(settled ? [dead.length > 0 ? offered : undefined, websocket] : []),
        ].flatMap((event) => (event ? [event.seq] : [])),
        ...(opened > 0 ? { against: [opened] } : {}),
        args: {
          endpoint, times: failed.length + dead.length,
          polling: dead.length > 0 || (failed[failed.length - 1]?.polls.answered ?? 0) > 0,
        },
      };
    }
  },
});

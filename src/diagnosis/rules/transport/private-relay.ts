import { isAppleWithRelay } from '../../device.ts';
import { isBlockedByPolicy } from '../../environment.ts';
import { byEndpoint, newestSeq } from '../../failing.ts';
import { defineRule } from '../../rule.ts';
import { deadWebSockets, isOnWebSocket, isUpgradeRefused } from '../../upgrades.ts';

/**
 * In Safari 26 with iCloud Private Relay WebSockets were seen never to open while polling works and the
 * server is in order. A page cannot see whether the relay is on: switching it off for a moment tells.
 */
export const privateRelay = defineRule({
  id: 'private-relay',
  severity: 'warning',
  settledBy: ['websocket'],
  *judge(timeline) {
    if (!isAppleWithRelay(timeline)) return;
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (isOnWebSocket(connections) || isBlockedByPolicy(timeline, endpoint, 'ws')) continue;
      const opened = newestSeq(timeline, connections, 'websocket.opened');
      const refused = connections.filter((connection) => isUpgradeRefused(timeline, connection)).flatMap(({ upgradeFailed }) => upgradeFailed ?? []);
      const dead = [...refused, ...deadWebSockets(timeline, connections)].filter(({ seq }) => seq > opened);
      const { websocket } = timeline.answers(endpoint, opened);
      if (dead.length === 0 || websocket?.answer === 'yes') continue;
      yield { outcome: 'unclear', evidence: dead.map(({ seq }) => seq), args: { endpoint } };
    }
  },
});

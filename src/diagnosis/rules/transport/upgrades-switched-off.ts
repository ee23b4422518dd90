import { byEndpoint } from '../../failing.ts';
import { defineRule } from '../../rule.ts';
import { bareHandshakes } from '../../upgrades.ts';

/**
 * The handshake by polling lists no upgrades, but a WebSocket that needs none opens and is answered:
 * `allow_upgrades=False`, or `allowUpgrades: false`. No page can know before one was opened.
 */
export const upgradesSwitchedOff = defineRule({
  id: 'upgrades-switched-off',
  severity: 'warning',
  settledBy: ['websocket'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const bare = bareHandshakes(connections);
      const [first] = bare;
      if (!first) continue;
      const { websocket } = timeline.answers(endpoint, first.seq);
      const direct = connections.flatMap(({ handshake }) => (handshake?.transport === 'websocket' && handshake.seq > first.seq ? [handshake] : []));
      const shown = [...direct, ...(websocket?.answer === 'yes' ? [websocket] : [])];
      if (shown.length === 0) continue;
      yield { outcome: 'problem', evidence: [...bare, ...shown].map(({ seq }) => seq), args: { endpoint } };
    }
  },
});

import { byEndpoint, newestSeq } from '../../failing.ts';
import { freshRefusals, sessionsOf } from '../../fresh-refusals.ts';
import { defineRule } from '../../rule.ts';
import { isUpgradeRefused } from '../../upgrades.ts';

/**
 * Requests of one session reach several processes, of which only one knows it. Whether stickiness is
 * missing or its cookie was lost on the way stays hidden from the page. Two fresh sessions refused are
 * enough, since a restart does that to one, of which nothing is left to say once a session is on WebSocket;
 * where WebSocket opens and yet each upgrade is refused, the checkup asks with several requests at once.
 */
export const sessionUnknown = defineRule({
  id: 'session-unknown',
  severity: 'error',
  settledBy: ['sticky', 'websocket'],
  // Polls of sessions that were given up stay pending, and a browser has six requests for a host: the next wait.
  explains: ['server-hangs', 'ack-unanswered'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (!connections.some(({ first, handshake }) => first.transport === 'polling' && handshake)) continue;
      const refused = freshRefusals(timeline, connections);
      const { sticky, websocket } = timeline.answers(endpoint);
      const opened = newestSeq(timeline, connections, 'websocket.opened');
      const upgrades = websocket?.answer === 'yes'
        ? connections.filter((connection) => (connection.upgradeFailed?.seq ?? 0) > opened && isUpgradeRefused(timeline, connection)) : [];
      const probed = sticky?.answer === 'no';
      if (!probed && refused.length === 0 && sticky?.answer === 'yes') continue;
      const certain = probed || sessionsOf(refused, connections) > 1;
      const upgraded = newestSeq(timeline, connections, 'engine.upgraded');
      if (!certain && upgrades.length === 0 && refused.every(({ seq }) => seq < upgraded)) continue;
      yield {
        outcome: certain ? 'problem' : 'unclear',
        evidence: [
          ...refused, ...upgrades.flatMap(({ upgradeFailed }) => upgradeFailed ?? []), ...(upgrades.length > 0 && websocket ? [websocket] : []), ...(probed ? [sticky] : []),
        ].map(({ seq }) => seq),
        ...(sticky?.answer === 'yes' ? { against: [sticky.seq] } : {}),
        args: { endpoint, times: refused.length },
      };
    }
  },
});

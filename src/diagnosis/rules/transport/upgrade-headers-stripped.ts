import type { ConnectionView } from '../../connection.ts';
import { byEndpoint } from '../../failing.ts';
import { found, neverOpened } from '../../probe-answers.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';
import { isOnWebSocket, isUpgradeRefused } from '../../upgrades.ts';

/** A refusal comes within a round trip; only a request that waits for a packet takes longer. */
const AT_ONCE_MS = 1_500;
const LATE_MS = 1_000;

/** The upgrade failed just when the server's first ping was due, and that ping never came: the request took it. */
function tookThePing(timeline: Timeline, { id, handshake, upgradeFailed }: ConnectionView): boolean {
  if (!handshake || !upgradeFailed || upgradeFailed.ms < AT_ONCE_MS) return false;
  const [ping] = timeline.within(id, 'engine.pinged');
  return Math.abs(upgradeFailed.at - handshake.at - handshake.pingInterval) <= LATE_MS && !(ping && ping.at <= upgradeFailed.at + LATE_MS);
}

/**
 * A proxy passes the WebSocket request on without its Upgrade header, and python-engineio before 4.10
 * takes it for a poll of the session: it waits, and takes away a packet that was meant for the page. So
 * it fails late, with a ping or with the answer to CONNECT, while one without a session fails at once.
 */
export const upgradeHeadersStripped = defineRule({
  id: 'upgrade-headers-stripped',
  severity: 'error',
  settledBy: ['websocket', 'websocket-session'],
  explains: ['connect-unanswered', 'connect-slow', 'websocket-upgrade-refused', 'websocket-handshake-unanswered', 'heartbeat-lost', 'private-relay'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (isOnWebSocket(connections)) continue;
      const failed = connections.filter((connection) => isUpgradeRefused(timeline, connection));
      const robbed = failed.filter((connection) => tookThePing(timeline, connection));
      const mute = failed.filter(({ id }) => timeline.within(id, 'namespace.unanswered').length > 0);
      const waiting = connections.flatMap(({ id }) => timeline.within(id, 'websocket.unanswered').filter(({ upgrade }) => upgrade));
      // Servers that name `maxPayload` refuse such a request at once.
      const old = connections.some(({ handshake }) => handshake && handshake.maxPayload === undefined);
      const { websocket, 'websocket-session': session } = timeline.answers(endpoint);
      if (websocket?.answer === 'yes' || session?.answer === 'yes') continue;
      const after = Number(found(session, 'after') ?? session?.ms);
      const late = session && found(session, 'opened') === false && (session.answer === 'unknown' || after > AT_ONCE_MS);
      // One without a session is taken for a handshake and fails at once, or waits for the ping of that session.
      const interval = connections.flatMap(({ handshake }) => handshake?.pingInterval ?? []).pop() ?? Infinity;
      const alone = Number(found(websocket, 'after') ?? websocket?.ms);
      const probed = late && neverOpened(websocket) && (alone < LATE_MS || Math.abs(alone - interval) <= LATE_MS) && failed.length + waiting.length > 0;
      const shown = robbed.length > 0 ? robbed : mute.length > 0 || probed ? failed : [];
      const may = old && waiting.length > 0 && websocket?.answer !== 'unknown' && failed.length === 0;
      if (shown.length === 0 && !probed && !may) continue;
      yield {
        outcome: probed || robbed.length > 1 ? 'problem' : 'unclear',
        evidence: [
          ...shown.flatMap(({ id, upgradeFailed }) => [upgradeFailed, ...timeline.within(id, 'namespace.unanswered')]),
          ...(probed || may ? waiting : []),
          ...(probed ? [websocket, session] : []),
        ].flatMap((event) => (event ? [event.seq] : [])),
        args: { endpoint },
      };
    }
  },
});

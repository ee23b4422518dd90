import { arrivalOf, isHeldBack } from '../../arrival.ts';
import { isOffline } from '../../environment.ts';
import { type Join, triesSince } from '../../joins.ts';
import { fellSilent, heardOn } from '../../life.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';

/** What came this long after CONNECT shows a server that had time to answer it. */
const PATIENCE_MS = 5_000;

/**
 * The upgrade's WebSocket was closed unopened after CONNECT: python-engineio before 4.10 takes such a
 * request without its headers for a poll, and the answer is lost with it. Servers that name `maxPayload` are newer.
 */
const mayBeStolen = ({ connection: { handshake, upgradeFailed }, requested }: Join): boolean =>
  handshake?.maxPayload === undefined && upgradeFailed !== undefined && upgradeFailed.seq > requested.seq;

/** Whether the server, having CONNECT, went on living: by what came later, or by nothing that speaks against it. */
function livedOn(timeline: Timeline, { connection, requested }: Join): boolean {
  const later = heardOn(timeline, connection.id).some(({ at }) => at >= requested.at + PATIENCE_MS);
  if (later || (connection.end?.type === 'engine.closed' && connection.end.by === 'server')) return true;
  const died = connection.end?.type === 'engine.closed' && connection.end.by === 'network';
  return !died && !fellSilent(timeline, connection) && timeline.within(connection.id, 'engine.muted').length === 0;
}

/** The upgrade is stuck as well: a server whose only worker is taken answers nothing more. */
const isStuck = (timeline: Timeline, { connection }: Join): boolean => timeline.within(connection.id, 'engine.upgrade-stuck').length > 0;

/**
 * CONNECT was sent and neither taken nor refused, while the connection lived on: the server's connect
 * handler threw, or middleware never called `next()`. No client has a timer for it and no event tells
 * of it. Where the request that carries CONNECT is itself without answer it may not have arrived:
 * that is for `connect-slow`.
 */
export const connectUnanswered = defineRule({
  id: 'connect-unanswered',
  severity: 'error',
  settledBy: ['websocket', 'connect'],
  *judge(timeline) {
    for (const { endpoint, namespace, joins } of triesSince(timeline, ({ connected, refused, left }) => Boolean(connected ?? refused ?? left))) {
      const found = joins.flatMap((join) => {
        const arrival = arrivalOf(timeline, join);
        return join.unanswered && arrival !== 'pending' && !isHeldBack(timeline, join) && !isOffline(timeline, join.unanswered.at) ? [{ join, arrival, unanswered: join.unanswered }] : [];
      });
      const [first] = found;
      if (!first) continue;
      const { connect, websocket } = timeline.answers(endpoint, first.join.requested.seq);
      const silent = connect?.answer === 'no' && connect.found?.['refused'] !== true;
      // A WebSocket that was open a moment ago, to a server that answers still, has brought CONNECT there.
      const isCertain = (opens: boolean): boolean => found.some(({ join, arrival }) => {
        const arrived = typeof arrival === 'object' || (opens && join.connection.state === 'open' && join.connection.transport === 'websocket');
        return arrived && livedOn(timeline, join) && !isStuck(timeline, join) && (opens || !mayBeStolen(join));
      });
      const certain = isCertain(false);
      const opened = !certain && websocket?.answer === 'yes' && isCertain(true) ? [websocket.seq] : [];
      const settling = silent ? [connect.seq] : opened;
      yield {
        outcome: certain || settling.length > 0 ? 'problem' : 'unclear',
        evidence: [
          ...found.flatMap(({ join, arrival, unanswered }) => [join.requested.seq, ...(typeof arrival === 'object' ? [arrival.seq] : []), unanswered.seq]),
          ...settling,
        ],
        ...(connect?.answer === 'yes' ? { against: [connect.seq] } : {}),
        args: { endpoint, namespace, times: found.length },
      };
    }
  },
});

import type { EventOf } from '../../../events/events.ts';
import type { ConnectionView } from '../../connection.ts';
import { byEndpoint } from '../../failing.ts';
import { defineRule } from '../../rule.ts';
import { lastHeard } from '../../silence.ts';
import type { Timeline } from '../../timeline.ts';

type Stuck = readonly [answered: EventOf<'engine.probe-answered'>, stuck: EventOf<'engine.upgrade-stuck'>];

/**
 * An upgrade that got stuck while nothing else came: neither a poll nor a packet after the answer to the
 * probe, until the client had given up on it.
 */
function stuckOn(timeline: Timeline, { id, handshake, upgraded }: ConnectionView): Stuck | undefined {
  const [stuck] = timeline.within(id, 'engine.upgrade-stuck').slice(-1);
  const [answered] = timeline.within(id, 'engine.probe-answered').slice(-1);
  if (!handshake || !stuck || !answered || upgraded) return undefined;
  if ((lastHeard(timeline, id, stuck.seq)?.seq ?? 0) > answered.seq) return undefined;
  const later = lastHeard(timeline, id);
  const patience = Math.min(handshake.pingInterval, handshake.pingTimeout);
  return later && later.seq > stuck.seq && later.at < answered.at + patience ? undefined : [answered, stuck];
}

/**
 * The server's only worker was taken by the upgrade's WebSocket: the probe is answered, and then nothing
 * is, least of all the pending poll, on which the client waits. So it goes anew with each connection. Once
 * alone it looks like a server that stopped at that moment, unless the checkup gets no answer at all either.
 */
export const websocketHoldsWorker = defineRule({
  id: 'websocket-holds-worker',
  severity: 'error',
  settledBy: ['same-origin', 'reachable', 'websocket'],
  explains: ['heartbeat-lost', 'single-slot-server', 'connect-unanswered', 'connect-slow', 'ack-unanswered'],
  *judge(timeline) {
    if (timeline.of('engine.upgrade-stuck').length === 0) return;
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const stuck = connections.flatMap((connection) => {
        const found = stuckOn(timeline, connection);
        return found ? [found] : [];
      });
      const [first] = stuck;
      if (!first) continue;
      // An upgrade that went well since shows that there is room for more than one.
      if (connections.some(({ upgraded }) => (upgraded?.seq ?? 0) > first[1].seq)) continue;
      const { reachable, websocket, 'same-origin': control } = timeline.answers(endpoint, first[0].seq);
      const silent = reachable?.answer === 'unknown' && websocket?.answer === 'unknown' && control?.answer === 'yes';
      yield {
        outcome: stuck.length > 1 || silent ? 'problem' : 'unclear',
        evidence: [...stuck.flat(), ...(silent ? [control, reachable, websocket] : [])].map(({ seq }) => seq),
        ...(reachable?.answer === 'yes' ? { against: [reachable.seq] } : {}),
        args: { endpoint, times: stuck.length },
      };
    }
  },
});

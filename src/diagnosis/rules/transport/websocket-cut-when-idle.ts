import { newestAlike } from '../../alike.ts';
import { idleCuts } from '../../cuts.ts';
import { byEndpoint } from '../../failing.ts';
import { defineRule } from '../../rule.ts';
import { isWhole, lastPassed, wasAsleep } from '../../silence.ts';

/** How many of the newest pings are looked at. */
const PINGS = 3;

/**
 * The WebSocket is cut a constant time after its last packet, again and again, before the server's
 * ping would have kept it alive: a proxy or platform with an idle limit below the ping interval.
 */
export const websocketCutWhenIdle = defineRule({
  id: 'websocket-cut-when-idle',
  severity: 'warning',
  settledBy: [],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const cuts = newestAlike(idleCuts(timeline, connections), ({ after }) => after);
      const newest = cuts[cuts.length - 1];
      if (!newest) continue;
      const { end, after, connection: { handshake } } = newest;
      // A connection that was idle for longer since, and lived until its ping; between two pings it may have been busy.
      const outlived = connections.some(({ id, transport }) => transport === 'websocket' && timeline.within(id, 'engine.pinged').slice(-PINGS).some((ping) => {
        const last = lastPassed(timeline, id, ping.seq);
        return last && ping.seq > end.seq && ping.at - last.at > 2 * after && isWhole(timeline, last, ping) && !wasAsleep(timeline, last.at, ping.at);
      }));
      if (outlived) continue;
      yield {
        outcome: 'problem',
        evidence: cuts.map((cut) => cut.end.seq),
        args: { endpoint, times: cuts.length, after, interval: handshake?.pingInterval ?? 0 },
      };
    }
  },
});

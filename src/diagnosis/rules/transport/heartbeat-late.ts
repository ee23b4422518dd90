import { byEndpoint } from '../../failing.ts';
import { defineRule } from '../../rule.ts';
import { wasAsleep } from '../../silence.ts';

/** A network adds less, and a busy moment is no habit. */
const LATE_MS = 2_000;
const LATE_SHARE = 0.1;
const TIMES = 3;

/**
 * The server's pings come late, time and again, though the page was awake: its event loop or its only
 * worker is busy, or the network is very slow. Late by more, the connection would be given up.
 */
export const heartbeatLate = defineRule({
  id: 'heartbeat-late',
  severity: 'info',
  settledBy: ['reachable'],
  *judge(timeline) {
    if (timeline.of('engine.pinged').length === 0) return;
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const late = connections.flatMap(({ id, handshake }) => timeline.within(id, 'engine.pinged').filter(({ at, gap, late: by }) =>
        by >= LATE_MS && by >= LATE_SHARE * (handshake?.pingInterval ?? Infinity) && !wasAsleep(timeline, at - gap, at)));
      if (late.length < TIMES) continue;
      yield {
        outcome: 'unclear',
        evidence: late.map(({ seq }) => seq),
        args: { endpoint, times: late.length, late: late.reduce((latest, { late: by }) => Math.max(latest, by), 0) },
      };
    }
  },
});

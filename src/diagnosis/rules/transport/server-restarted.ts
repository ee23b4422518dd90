import type { ConnectionView } from '../../connection.ts';
import { isOffline } from '../../environment.ts';
import { defineRule } from '../../rule.ts';
import { wasAsleep } from '../../silence.ts';
import type { Timeline } from '../../timeline.ts';

/** A server that was away for longer was not restarted. */
const AWAY_MS = 300_000;

type Outage = readonly [lost: ConnectionView, back: ConnectionView];

/** Sessions that broke off, were followed by attempts that failed, and then by a session again. */
function outages(timeline: Timeline, sessions: readonly ConnectionView[]): Outage[] {
  const found: Outage[] = [];
  let lost: ConnectionView | undefined;
  let failed = 0;
  for (const session of sessions) {
    const { handshake, end, state } = session;
    if (state === 'failed' && lost) failed += 1;
    if (!handshake) continue;
    const from = lost?.end?.at ?? 0;
    if (lost && failed > 0 && handshake.at - from <= AWAY_MS && !isOffline(timeline, from) && !wasAsleep(timeline, from - AWAY_MS / 100, handshake.at)) found.push([lost, session]);
    lost = end?.type === 'engine.closed' && end.by !== 'page' ? session : undefined;
    failed = 0;
  }
  return found;
}

/**
 * The connection broke off, attempts failed for a while, and then the server took a new one: a restart
 * or a deployment, or as well the network between.
 */
export const serverRestarted = defineRule({
  id: 'server-restarted',
  severity: 'info',
  settledBy: ['reachable'],
  *judge(timeline) {
    const all = new Map<string, Outage[]>();
    for (const { endpoint, sessions } of timeline.lines) all.set(endpoint, [...(all.get(endpoint) ?? []), ...outages(timeline, sessions)]);
    for (const [endpoint, found] of all) {
      if (found.length === 0) continue;
      yield {
        outcome: 'unclear',
        evidence: found.flatMap(([lost, back]) => [lost.end, back.handshake]).flatMap((event) => (event ? [event.seq] : [])),
        args: { endpoint, times: found.length },
      };
    }
  },
});

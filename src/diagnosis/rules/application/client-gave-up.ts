import type { ConnectionView } from '../../connection.ts';
import { isOffline } from '../../environment.ts';
import { byEndpoint } from '../../failing.ts';
import { fellSilent, nowOf } from '../../life.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';

/** A page may disconnect to connect anew with another token. */
const ANEW_WITHIN_MS = 5_000;
/** The longest that clients wait between attempts, unless they are told otherwise, and more. */
const RETRIES_WITHIN_MS = 10_000;
const AT_ONCE_MS = 1_000;

/** How a client stopped: its attempts are used up, the page disconnected it, its settings, or nothing that tells. */
type How = 'attempts' | 'page' | 'settings' | 'unknown';

/** It failed or was lost; what the page closed by itself is no loss. */
const wasLost = (timeline: Timeline, connection: ConnectionView): boolean =>
  connection.end?.type === 'engine.failed' || (connection.end?.type === 'engine.closed' && (connection.end.by !== 'page' || fellSilent(timeline, connection)));

const isShown = (timeline: Timeline): boolean => timeline.of('page.hidden', 'page.shown').slice(-1)[0]?.type !== 'page.hidden';

function stopOf(timeline: Timeline, { id, manager, end }: ConnectionView): { readonly how: How; readonly seq: number; readonly certain: boolean } | undefined {
  if (!end) return undefined;
  const now = nowOf(timeline);
  const [gaveUp] = timeline.within(id, 'manager.reconnect-gave-up');
  if (gaveUp) return { how: 'attempts', seq: gaveUp.seq, certain: true };
  if (manager?.options['reconnection'] === false) return { how: 'settings', seq: manager.seq, certain: now - end.at >= ANEW_WITHIN_MS };
  const forced = timeline.within(id, 'manager.closed').find(({ reason, at }) => reason === 'forced close' && Math.abs(at - end.at) <= AT_ONCE_MS);
  if (forced) return { how: 'page', seq: forced.seq, certain: now - forced.at >= ANEW_WITHIN_MS };
  const quiet = now - end.at > RETRIES_WITHIN_MS && isShown(timeline) && !isOffline(timeline, now);
  return !manager && quiet ? { how: 'unknown', seq: end.seq, certain: false } : undefined;
}

/**
 * The connection failed and the client does not try again: its attempts are used up, its reconnection is
 * off, or a 'connect_error' handler calls `disconnect()`, which ends the attempts for good.
 */
export const clientGaveUp = defineRule({
  id: 'client-gave-up',
  severity: 'error',
  settledBy: [],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const last = connections[connections.length - 1];
      if (!last || connections.some(({ state }) => state === 'open' || state === 'connecting') || !wasLost(timeline, last)) continue;
      const stop = stopOf(timeline, last);
      if (!stop) continue;
      yield {
        outcome: stop.certain ? 'problem' : 'unclear',
        evidence: [...new Set([last.end?.seq ?? last.first.seq, stop.seq])],
        args: { endpoint, how: stop.how, times: connections.length },
      };
    }
  },
});

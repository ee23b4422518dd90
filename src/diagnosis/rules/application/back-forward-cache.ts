import { byEndpointOf } from '../../grouping.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';

/** What ended so shortly before the page was left, or so soon after it returned, ended by that. */
const BEFORE_MS = 500;
const AFTER_MS = 60_000;

/** Each time that the page lay in the back-forward cache. */
function stays(timeline: Timeline): { readonly left: number; readonly returned: number; readonly evidence: readonly number[] }[] {
  let left: { readonly at: number; readonly seq: number } | undefined;
  return timeline.of('page.left', 'page.returned').flatMap((event) => {
    if (event.type === 'page.left') left = event.persisted ? event : undefined;
    else if (left && event.persisted) return [{ left: left.at, returned: event.at, evidence: [left.seq, event.seq] }];
    return [];
  });
}

/**
 * The page was left, kept whole in the back-forward cache, and shown again: its connection was cut
 * meanwhile, and the client learns of it only then. One that the page closes in `pagehide` is no finding.
 */
export const backForwardCache = defineRule({
  id: 'back-forward-cache',
  severity: 'info',
  settledBy: [],
  explains: ['page-suspended'],
  *judge(timeline) {
    const kept = stays(timeline);
    if (kept.length === 0) return;
    const closing = new Set(timeline.of('namespace.left').filter(({ by }) => by === 'page').map(({ connection }) => connection));
    const muted = timeline.of('engine.muted');
    const cut = timeline.connections.flatMap((connection) => {
      const { id, first, end, handshake } = connection;
      if (closing.has(id) || (!handshake && !first.late)) return [];
      const last = end?.type === 'engine.closed' ? end : muted.find((event) => event.connection === id);
      const stay = last && kept.find(({ left, returned }) => first.at < left && last.at >= left - BEFORE_MS && last.at <= returned + AFTER_MS);
      return stay ? [{ connection, evidence: [...stay.evidence, last.seq] }] : [];
    });
    for (const [endpoint, same] of byEndpointOf(cut)) {
      yield { outcome: 'problem', evidence: [...new Set(same.flatMap(({ evidence }) => evidence))], args: { endpoint, times: same.length } };
    }
  },
});

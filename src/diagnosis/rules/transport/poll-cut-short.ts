import { newestAlike } from '../../alike.ts';
import { pollCuts } from '../../cuts.ts';
import { byEndpoint } from '../../failing.ts';
import { defineRule } from '../../rule.ts';

/** gunicorn looks after its workers about once a second: three that are nearly alike are as good as two that are. */
const COARSE_SHARE = 0.12;
const COARSE_TIMES = 3;

/**
 * The pending poll is cut a constant time after it began, again and again, before the server's ping
 * would have answered it. A proxy that waits no longer and a gunicorn `--timeout` that kills its
 * worker look the same.
 */
export const pollCutShort = defineRule({
  id: 'poll-cut-short',
  severity: 'warning',
  settledBy: [],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const all = pollCuts(timeline, connections);
      const exact = newestAlike(all, ({ after }) => after);
      const coarse = newestAlike(all, ({ after }) => after, COARSE_SHARE);
      const cuts = exact.length === 0 && coarse.length >= COARSE_TIMES ? coarse : exact;
      const newest = cuts[cuts.length - 1];
      if (!newest) continue;
      const { end, after, connection: { handshake } } = newest;
      // A poll that waited for longer since.
      const outlived = connections.some(({ id }) => timeline.within(id, 'poll.answered')
        .some(({ seq, method, ms }) => seq > end.seq && method === 'GET' && ms > 1.5 * after));
      if (outlived) continue;
      yield {
        outcome: 'problem',
        evidence: cuts.map((cut) => cut.end.seq),
        args: { endpoint, times: cuts.length, after, interval: handshake?.pingInterval ?? 0 },
      };
    }
  },
});

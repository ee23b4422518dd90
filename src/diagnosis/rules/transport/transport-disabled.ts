import { byEndpoint, newestSeq } from '../../failing.ts';
import { defineRule } from '../../rule.ts';

/** Node's engine.io, python-engineio. */
const UNKNOWN_TRANSPORT = /"code":\s*0\b|Transport unknown|Invalid transport/;

/** The server knows the path and refuses the transport: its own list of transports leaves it out. */
export const transportDisabled = defineRule({
  id: 'transport-disabled',
  severity: 'error',
  settledBy: ['websocket'],
  *judge(timeline) {
    if (timeline.of('poll.refused').length === 0) return;
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const shaken = newestSeq(timeline, connections, 'engine.handshaken');
      const refused = connections.flatMap(({ id }) => timeline.within(id, 'poll.refused').filter(({ seq, status, preview }) =>
        seq > shaken && status === 400 && UNKNOWN_TRANSPORT.test(preview)));
      if (refused.length === 0) continue;
      const { websocket } = timeline.answers(endpoint, shaken);
      yield {
        outcome: 'problem',
        evidence: [...refused, ...(websocket?.answer === 'yes' ? [websocket] : [])].map(({ seq }) => seq),
        args: { endpoint },
      };
    }
  },
});

import { byEndpoint, newestSeq } from '../../failing.ts';
import { defineRule } from '../../rule.ts';

/** A session's first answer that comes again this often was not given by a server. */
const AGAIN = 2;

/**
 * Something between page and server answers from a cache that ignores the query: the poll after the
 * handshake brings the same open packet again, and every new session has the id of the first.
 */
export const responseCached = defineRule({
  id: 'response-cached',
  severity: 'error',
  settledBy: ['websocket'],
  explains: ['gateway-error', 'session-unknown', 'connect-unanswered', 'connect-slow', 'upgrade-headers-stripped', 'websocket-upgrade-refused', 'websocket-not-offered'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const polled = connections.flatMap(({ handshake }) => (handshake?.transport === 'polling' ? handshake : []));
      const bySid = new Map<string, number[]>();
      for (const { sid, seq } of polled) bySid.set(sid, [...(bySid.get(sid) ?? []).slice(-20), seq]);
      const reopened = connections.flatMap(({ id, handshake }) => {
        const opens = timeline.within(id, 'packet.received').filter(({ kind, seq }) => kind === 'open' && handshake && seq > handshake.seq);
        return handshake && opens.length >= AGAIN ? [handshake.seq, ...opens.slice(0, 20).map(({ seq }) => seq)] : [];
      });
      const evidence = [...new Set([...reopened, ...[...bySid.values()].filter(({ length }) => length >= AGAIN).flat()])].sort((left, right) => left - right);
      // Whoever came in since was answered by a server.
      const joined = newestSeq(timeline, connections, 'namespace.connected', 'engine.upgraded');
      if ((evidence[evidence.length - 1] ?? 0) > joined) yield { outcome: 'problem', evidence, args: { endpoint } };
    }
  },
});

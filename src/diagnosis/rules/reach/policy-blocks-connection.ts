import { blockedByPolicy } from '../../environment.ts';
import { byEndpoint, newestSeq } from '../../failing.ts';
import { defineRule } from '../../rule.ts';

/**
 * The page's own Content Security Policy forbids it to talk to the server: nothing is sent. A constructor
 * that throws (WebKit) leaves a client that begins with WebSocket waiting for its own timeout.
 */
export const policyBlocksConnection = defineRule({
  id: 'policy-blocks-connection',
  severity: 'error',
  settledBy: ['cors-plain'],
  explains: ['websocket-only-refused', 'no-fallback', 'private-relay'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (connections.some(({ state }) => state === 'open')) continue;
      const answered = newestSeq(timeline, connections, 'engine.handshaken', 'poll.answered', 'poll.refused', 'websocket.opened');
      const attempts = connections.filter(({ first }) => first.seq > answered);
      const by = (transport: 'polling' | 'websocket') => attempts.some(({ transport: own }) => own === transport);
      const blocked = [
        ...(by('polling') ? blockedByPolicy(timeline, endpoint, 'http') : []),
        ...(by('websocket') ? blockedByPolicy(timeline, endpoint, 'ws') : []),
      ].map(({ seq }) => seq).filter((seq) => seq > answered);
      if (blocked.length > 0) yield { outcome: 'problem', evidence: blocked.slice(-20), args: { endpoint, times: blocked.length } };
    }
  },
});

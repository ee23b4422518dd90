import { blockedByPolicy } from '../../environment.ts';
import { byEndpoint } from '../../failing.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';

/** A checkup opens WebSockets of its own, also where the app never would. */
function inCheckup(timeline: Timeline, endpoint: string, seq: number): boolean {
  const begun = timeline.of('checkup.started').filter((event) => event.endpoint === endpoint && event.seq < seq).pop()?.seq;
  return begun !== undefined && !timeline.of('checkup.finished').some((event) => event.endpoint === endpoint && event.seq > begun && event.seq < seq);
}

/** Polling works, and the page's policy forbids the WebSocket: `connect-src https://host` does not cover `wss://host`. */
export const policyBlocksWebsocket = defineRule({
  id: 'policy-blocks-websocket',
  severity: 'warning',
  settledBy: ['websocket'],
  explains: ['websocket-upgrade-refused', 'private-relay', 'websocket-handshake-unanswered'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const polling = connections.filter(({ handshake, transport }) => handshake && transport === 'polling').pop();
      const isUsed = connections.some(({ transport, state }) => transport === 'websocket' && state === 'open');
      if (!polling || isUsed) continue;
      const blocked = blockedByPolicy(timeline, endpoint, 'ws').filter(({ seq }) => !inCheckup(timeline, endpoint, seq)).slice(-20);
      if (blocked.length > 0) yield { outcome: 'problem', evidence: blocked.map(({ seq }) => seq), args: { endpoint } };
    }
  },
});

import { isBlockedByPolicy } from '../../environment.ts';
import { byEndpoint, newestSeq } from '../../failing.ts';
import { neverOpened, offersWebSocket, pollingAnswer } from '../../probe-answers.ts';
import { defineRule } from '../../rule.ts';
import { bareHandshakes, deadWebSockets } from '../../upgrades.ts';

/**
 * The client begins with WebSocket, and the server has none: each attempt dies before it opens, while
 * long-polling would work. The log alone knows this only where another connection of the page polls.
 */
export const websocketOnlyRefused = defineRule({
  id: 'websocket-only-refused',
  severity: 'error',
  settledBy: ['websocket', 'script', 'cors-plain'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (isBlockedByPolicy(timeline, endpoint, 'ws')) continue;
      const opened = newestSeq(timeline, connections, 'websocket.opened');
      const dead = deadWebSockets(timeline, connections).filter(({ seq }) => seq > opened);
      if (dead.length === 0) continue;
      // The client came to polling after it: it falls back.
      if (connections.some(({ handshake, state }) => state === 'open' && handshake?.transport === 'polling' && handshake.seq > dead[dead.length - 1]!.seq)) continue;
      const bare = bareHandshakes(connections);
      const answers = timeline.answers(endpoint, opened);
      const { websocket, reachable } = answers;
      const offers = offersWebSocket(answers);
      if (websocket?.answer === 'yes' || offers === true || reachable?.answer === 'no') continue;
      const probed = offers === false && neverOpened(websocket);
      // A server that offers WebSocket to another connection has it.
      if (bare.length === 0 && !probed && connections.some(({ handshake }) => handshake?.transport === 'polling')) continue;
      yield {
        outcome: bare.length > 0 || probed ? 'problem' : 'unclear',
        evidence: [...dead, ...bare, ...(probed ? [pollingAnswer(answers), websocket] : [])].flatMap((event) => (event ? [event.seq] : [])),
        args: { endpoint, times: dead.length },
      };
    }
  },
});

import { byEndpoint } from '../../failing.ts';
import { defineRule } from '../../rule.ts';
import { troubles } from '../../troubles.ts';

/** Engine.IO 3 frames a packet by its length: `95:0{"sid":...`. */
const FRAMED = /^\d+:0\{/;

/**
 * The client is of Socket.IO 3 or 4 and the server of 2, which answers in its own framing whatever the
 * client asks for. On WebSocket both look alike, but for CONNECT, which version 2 takes without naming the session.
 */
export const clientTooNew = defineRule({
  id: 'client-too-new',
  severity: 'error',
  settledBy: ['script', 'cors-plain'],
  explains: ['heartbeat-lost'],
  *judge(timeline) {
    const rebuffs = new Map(troubles(timeline).map((trouble) => [trouble.endpoint, trouble.rebuffs]));
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const attempts = connections.filter(({ first }) => first.protocol === 4);
      const answers = timeline.answers(endpoint);
      const told = [answers.script, answers['cors-plain']].filter((event) => event?.found?.['protocol'] === 3);
      const framed = (rebuffs.get(endpoint) ?? []).filter((event) => event.type === 'engine.undecodable' && FRAMED.test(event.preview));
      const nameless = attempts.flatMap(({ id }) => timeline.within(id, 'namespace.connected')).filter((event) => event.nameless);
      const evidence = [...framed.slice(-20), ...nameless.slice(-20), ...told].flatMap((event) => event?.seq ?? []);
      if (attempts.length > 0 && evidence.length > 0) yield { outcome: 'problem', evidence, args: { endpoint } };
    }
  },
});

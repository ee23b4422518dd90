import { byEndpointOf } from '../../grouping.ts';
import { defineRule } from '../../rule.ts';

/** Names in an object option as a manager tells them: `{ Authorization }`. */
const namesIn = (option: unknown): string => /^\{ (.+) \}$/.exec(String(option))?.[1] ?? '';

/**
 * The client is told to send headers of its own and to begin with WebSocket, to which no browser lets a
 * page add any: they are dropped without a word.
 */
export const headersNotSent = defineRule({
  id: 'headers-not-sent',
  severity: 'warning',
  settledBy: [],
  *judge(timeline) {
    const found = timeline.connections.flatMap((connection) => {
      const { manager } = connection;
      const headers = namesIn(manager?.options['extraHeaders']);
      const first = String(manager?.options['transports'] ?? '').startsWith('websocket');
      return manager && headers && first ? [{ connection, seq: manager.seq, headers }] : [];
    });
    for (const [endpoint, same] of byEndpointOf(found)) {
      yield { outcome: 'problem', evidence: same.map(({ seq }) => seq), args: { endpoint, headers: same[0]?.headers ?? '' } };
    }
  },
});

import { defineRule } from '../../rule.ts';
import { byEndpointOf } from '../../grouping.ts';
import type { ConnectionView } from '../../connection.ts';
import type { Timeline } from '../../timeline.ts';

const MANY = 10;
/** What waited goes out at one go. */
const AT_ONCE_MS = 100;

interface Pile {
  readonly connection: ConnectionView;
  readonly evidence: readonly number[];
  readonly events: number;
  readonly certain: boolean;
}

/** What the client itself says: its buffer fills only while a namespace is not joined. */
function waiting(timeline: Timeline, connections: ReadonlyMap<string | undefined, ConnectionView>): Pile[] {
  return timeline.of('manager.waiting').flatMap(({ connection: id, events, seq }) => {
    const connection = connections.get(id);
    return connection && events >= MANY ? [{ connection, evidence: [seq], events, certain: true }] : [];
  });
}

/** What the wire shows: far more at once after a reconnect than after the first connect. */
function bursts(timeline: Timeline, connections: ReadonlyMap<string | undefined, ConnectionView>): Pile[] {
  const again = new Set(timeline.lines.flatMap(({ sessions }) => sessions.slice(sessions.findIndex(({ handshake }) => handshake) + 1).map(({ id }) => id)));
  const current = new Map<string, { readonly at: number; readonly seq: number; readonly sent: number[] }>();
  const usual = new Map<string, number>();
  let newest = -Infinity;
  for (const event of timeline.of('namespace.connected', 'event.sent')) {
    if (event.type === 'namespace.connected') newest = event.at;
    else if (event.at - newest > AT_ONCE_MS) continue;
    const key = `${event.connection} ${event.namespace}`;
    if (event.type === 'namespace.connected') current.set(key, { at: event.at, seq: event.seq, sent: [] });
    const since = current.get(key);
    if (event.type === 'event.sent' && since && event.at - since.at <= AT_ONCE_MS) since.sent.push(event.seq);
  }
  return [...current].flatMap(([key, { seq, sent }]): Pile[] => {
    const connection = connections.get(key.split(' ', 1)[0]);
    if (!connection) return [];
    if (!again.has(connection.id)) usual.set(connection.endpoint, Math.max(usual.get(connection.endpoint) ?? 0, sent.length));
    const more = sent.length - (usual.get(connection.endpoint) ?? 0);
    return again.has(connection.id) && more >= MANY ? [{ connection, evidence: [seq, ...sent], events: sent.length, certain: false }] : [];
  });
}

/**
 * The page goes on emitting while it is disconnected: the client keeps all of it and sends it in one go
 * when it connects again, old as it is by then.
 */
export const emitsPileUp = defineRule({
  id: 'emits-pile-up',
  severity: 'warning',
  settledBy: [],
  *judge(timeline) {
    const connections = new Map<string | undefined, ConnectionView>(timeline.connections.map((connection) => [connection.id, connection]));
    for (const [endpoint, piles] of byEndpointOf([...waiting(timeline, connections), ...bursts(timeline, connections)])) {
      yield {
        outcome: piles.some(({ certain }) => certain) ? 'problem' : 'unclear',
        evidence: [...new Set(piles.flatMap(({ evidence }) => evidence))].sort((left, right) => left - right),
        args: { endpoint, events: Math.max(...piles.map(({ events }) => events)) },
      };
    }
  },
});

import type { EventOf } from '../events/events.ts';
import type { ConnectionView } from './connection.ts';
import { perTimeline } from './per-timeline.ts';
import type { Timeline } from './timeline.ts';

/** One CONNECT and what became of it. */
export interface Join {
  readonly connection: ConnectionView;
  readonly requested: EventOf<'namespace.requested'>;
  unanswered?: EventOf<'namespace.unanswered'>;
  connected?: EventOf<'namespace.connected'>;
  refused?: EventOf<'namespace.refused'>;
  /** The server's first DISCONNECT after it. */
  left?: EventOf<'namespace.left'>;
}

/** What was tried to join one namespace of one server. */
export interface Tries {
  readonly endpoint: string;
  readonly namespace: string;
  /** Oldest first, never empty. */
  readonly joins: readonly Join[];
}

/** A handler that disconnects does so at once; later it is a decision about what the page did. */
const AT_ONCE_MS = 1_000;

/** The server said goodbye before it said hello. */
export const isTurnedOut = ({ connected, refused, left }: Join): boolean =>
  left !== undefined && !refused && !(connected && connected.seq < left.seq);
/** The server let it in, and said goodbye at once. */
export const isThrownOut = ({ connected, left }: Join): boolean =>
  connected !== undefined && left !== undefined && left.seq > connected.seq && left.at - connected.at <= AT_ONCE_MS;
/** The server let it in, and meant it. */
export const gotIn = (join: Join): boolean => join.connected !== undefined && !isTurnedOut(join) && !isThrownOut(join);

/** Every CONNECT that was seen, oldest first. */
export const joinsOf = perTimeline((timeline): readonly Join[] => {
  const connections = new Map<string | undefined, ConnectionView>(timeline.connections.map((connection) => [connection.id, connection]));
  const current = new Map<string, Join>();
  const joins: Join[] = [];
  const facts = timeline.of('namespace.requested', 'namespace.unanswered', 'namespace.connected', 'namespace.refused', 'namespace.left');
  for (const event of facts) {
    const key = `${event.connection} ${event.namespace}`;
    if (event.type === 'namespace.requested') {
      const connection = connections.get(event.connection);
      if (!connection) continue;
      const begun: Join = { connection, requested: event };
      current.set(key, begun);
      joins.push(begun);
      continue;
    }
    const join = current.get(key);
    if (!join) continue;
    if (event.type === 'namespace.unanswered') join.unanswered ??= event;
    else if (event.type === 'namespace.connected') join.connected ??= event;
    else if (event.type === 'namespace.refused') join.refused ??= event;
    else if (event.by === 'server') join.left ??= event;
    else current.delete(key);
  }
  return joins;
});

/** By endpoint and namespace, what was tried since each line last had a join that was good. */
export function triesSince(timeline: Timeline, isGood: (join: Join) => boolean): Tries[] {
  const lineOf = new Map(timeline.lines.flatMap((line, index) => line.sessions.map(({ id }) => [id, index] as const)));
  const byLine = new Map<string, Join[]>();
  for (const join of joinsOf(timeline)) {
    const key = `${lineOf.get(join.connection.id)} ${join.requested.namespace}`;
    const since = byLine.get(key);
    if (isGood(join) || !since) byLine.set(key, isGood(join) ? [] : [join]);
    else since.push(join);
  }
  const tries = new Map<string, { endpoint: string; namespace: string; joins: Join[] }>();
  for (const joins of byLine.values()) {
    const [first] = joins;
    if (!first) continue;
    const { connection: { endpoint }, requested: { namespace } } = first;
    const key = `${endpoint} ${namespace}`;
    const same = tries.get(key) ?? { endpoint, namespace, joins: [] };
    same.joins.push(...joins);
    tries.set(key, same);
  }
  return [...tries.values()];
}

import type { ConnectionView } from '../../connection.ts';
import { byEndpoint } from '../../failing.ts';
import { nowOf } from '../../life.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';

/** Sooner closed ones were replaced: a component mounted twice, a reconnect. */
const LASTED_MS = 5_000;
const MANY = 3;

/** When a connection was open, without its last moments, in which another may take its place. */
interface Span {
  readonly connection: ConnectionView;
  readonly from: number;
  readonly to: number;
}

function spanOf(timeline: Timeline, connection: ConnectionView): Span[] {
  const { first, handshake, end } = connection;
  const from = (handshake ?? (first.late ? first : undefined))?.at;
  const until = end?.at ?? nowOf(timeline);
  return from === undefined || until - from < LASTED_MS ? [] : [{ connection, from, to: end ? until - LASTED_MS : until }];
}

/** The most that were open at once. */
function mostAtOnce(spans: readonly Span[]): readonly Span[] {
  let open: Span[] = [];
  let most: readonly Span[] = [];
  for (const span of [...spans].sort((left, right) => left.from - right.from)) {
    open = open.filter(({ to }) => to >= span.from);
    open.push(span);
    if (open.length > most.length) most = [...open];
  }
  return most;
}

/** Connections for namespaces that the other does not use may be wanted. */
const shareNamespace = (spans: readonly Span[]): boolean => {
  const names = spans.flatMap(({ connection: { namespaces } }) => [...namespaces.keys()]);
  return new Set(names).size < names.length || names.length === 0;
};

/**
 * One page keeps several connections to one server at once: `io()` with `forceNew` in a function that
 * runs again and again, or a connection that a component leaves open. Two may be wanted.
 */
export const duplicateConnections = defineRule({
  id: 'duplicate-connections',
  severity: 'warning',
  settledBy: [],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const most = mostAtOnce(connections.flatMap((connection) => spanOf(timeline, connection)));
      if (most.length < 2 || !shareNamespace(most)) continue;
      yield {
        outcome: most.length >= MANY ? 'problem' : 'unclear',
        evidence: most.map(({ connection: { handshake, first } }) => (handshake ?? first).seq),
        args: { endpoint, times: most.length },
      };
    }
  },
});

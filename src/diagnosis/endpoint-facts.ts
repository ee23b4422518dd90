import type { ProbeName } from '../events/events.ts';
import type { Verdict } from './diagnose.ts';
import type { Timeline } from './timeline.ts';
import { rules } from './rules/index.ts';

/** What a checkup has to know of an endpoint, to ask only what is open. */
export interface EndpointFacts {
  /** Engine.IO protocol of the app's client */
  readonly protocol: number;
  /** Whether the app sends cookies (`withCredentials`). */
  readonly credentials: boolean;
  readonly crossOrigin: boolean;
  /** Whether the app's newest attempt got a session, and whether it is on WebSocket. */
  readonly handshaken: boolean;
  readonly upgraded: boolean;
  /** By which the app begins. */
  readonly transport: string;
  /** Whether the app has headers of its own (`extraHeaders`). */
  readonly headers: boolean;
  /** Where it joins. */
  readonly namespace: string;
  /** What would settle what is unclear. */
  readonly wanted: readonly ProbeName[];
}

/** What the log tells of an endpoint; `undefined` where it was never connected to. */
export function endpointFacts(timeline: Timeline, verdicts: readonly Verdict[], endpoint: string): EndpointFacts | undefined {
  const sessions = timeline.connections.filter((connection) => connection.endpoint === endpoint);
  const newest = sessions[sessions.length - 1];
  if (!newest) return undefined;
  const open = verdicts.filter(({ findings }) => findings.some(({ outcome, args }) => outcome === 'unclear' && args['endpoint'] === endpoint));
  const settledBy = (id: string): readonly ProbeName[] => rules.find((rule) => rule.id === id)?.settledBy ?? [];
  const polled = sessions.filter(({ id }) => timeline.within(id, 'poll.failed').some(({ credentials }) => credentials));
  return {
    protocol: newest.first.protocol,
    credentials: sessions.some(({ first }) => first.credentials) || polled.length > 0,
    crossOrigin: newest.first.crossOrigin,
    handshaken: newest.handshake !== undefined || newest.first.late,
    upgraded: newest.transport === 'websocket' && newest.state === 'open',
    transport: newest.first.transport,
    headers: sessions.some(({ manager }) => manager?.options['extraHeaders'] !== undefined),
    namespace: [...newest.namespaces.keys()].pop() ?? '/',
    wanted: [...new Set(open.flatMap(({ rule }) => settledBy(rule)))],
  };
}

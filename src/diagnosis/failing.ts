import type { EventOf, FactType } from '../events/events.ts';
import type { ConnectionLine, ConnectionView } from './connection.ts';
import { isBlockedByPolicy, isMixedContent, isOffline } from './environment.ts';
import { perTimeline } from './per-timeline.ts';
import type { Timeline } from './timeline.ts';

/** Attempts of a line that failed since it last was open; empty while it is open or none failed. */
export function failedAttempts(line: ConnectionLine): ConnectionView[] {
  const failed: ConnectionView[] = [];
  for (let index = line.sessions.length - 1; index >= 0; index -= 1) {
    const session = line.sessions[index];
    if (session?.handshake || session?.first.late) break;
    if (session?.state === 'failed') failed.push(session);
  }
  return failed.reverse();
}

/**
 * The facts by which attempts died without any answer that the page may read. Left out are those
 * that the browser blocked itself (mixed content and CSP look the same on the wire) and those of an
 * offline device, which are other causes.
 */
export function unreadableDeaths(
  timeline: Timeline,
  attempts: readonly ConnectionView[],
): EventOf<'poll.failed' | 'websocket.closed'>[] {
  const mixed = new Map<string, boolean>();
  for (const { endpoint } of attempts) if (!mixed.has(endpoint)) mixed.set(endpoint, isMixedContent(timeline, endpoint));
  return attempts
    .filter(({ endpoint }) => !mixed.get(endpoint))
    .flatMap(({ id, endpoint }) =>
      timeline.within(id, 'poll.failed', 'websocket.closed').filter((event) =>
        (event.type === 'poll.failed' ? event.because === 'network' : !event.opened && event.by !== 'page') &&
        !isBlockedByPolicy(timeline, endpoint, event.type === 'poll.failed' ? 'http' : 'ws') &&
        !isOffline(timeline, event.at)));
}

/** All connections by endpoint. */
export const byEndpoint = perTimeline(({ connections }): Map<string, ConnectionView[]> => {
  const endpoints = new Map<string, ConnectionView[]>();
  for (const connection of connections) {
    const same = endpoints.get(connection.endpoint);
    if (same) same.push(connection);
    else endpoints.set(connection.endpoint, [connection]);
  }
  return endpoints;
});

/** `seq` of the newest fact of these types in any of the connections; 0 where there is none. */
export const newestSeq = (timeline: Timeline, connections: readonly ConnectionView[], ...types: FactType[]): number =>
  connections.reduce((newest, { id }) => types.reduce((seq, type) => {
    const facts = timeline.within(id, type);
    return Math.max(seq, facts[facts.length - 1]?.seq ?? 0);
  }, newest), 0);

import type { EventOf } from '../events/events.ts';
import type { ConnectionLine, ConnectionView } from './connection.ts';
import type { Timeline } from './timeline.ts';

/** Attempts of a line that failed since its last handshake; empty while one is open or none failed. */
export function failedAttempts(line: ConnectionLine): ConnectionView[] {
  const failed: ConnectionView[] = [];
  for (let index = line.sessions.length - 1; index >= 0; index -= 1) {
    const session = line.sessions[index];
    if (session?.handshake) break;
    if (session?.state === 'failed') failed.unshift(session);
  }
  return failed;
}

/**
 * The facts by which attempts died without any answer that the page may read. Empty when the browser
 * itself blocked them: mixed content and CSP look the same on the wire and are other causes.
 */
export function unreadableDeaths(
  timeline: Timeline,
  attempts: readonly ConnectionView[],
): EventOf<'poll.failed' | 'websocket.closed'>[] {
  const blocked = timeline.of('page.blocked').some((event) => event.directive.startsWith('connect-src'));
  const page = timeline.of('session.started')[0]?.url ?? '';
  return attempts.flatMap((attempt) => {
    const mixed = page.startsWith('https:') && attempt.endpoint.startsWith('http:');
    if (blocked || mixed) return [];
    return timeline
      .within(attempt.id, 'poll.failed', 'websocket.closed')
      .filter((event) => (event.type === 'poll.failed' ? event.because === 'network' : !event.opened));
  });
}

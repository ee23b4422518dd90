import type { ConnectionLine, ConnectionView, NamespaceView } from './connection.ts';

/** The one state of a page's connections that a person should hear first, with what its sentence needs. */
export type Health =
  | { readonly code: 'none' }
  | { readonly code: 'connecting'; readonly attempts: number }
  | { readonly code: 'failing'; readonly attempts: number }
  | { readonly code: 'awaiting-namespace'; readonly namespace: string }
  | { readonly code: 'namespace-refused'; readonly namespace: string; readonly message: string }
  | { readonly code: 'polling'; readonly upgrade: 'pending' | 'failed' | 'not-offered'; readonly failures: number }
  | { readonly code: 'connected'; readonly transport: string }
  | { readonly code: 'closed'; readonly by: 'page' | 'server' | 'network' };
export type HealthCode = Health['code'];

/** Colour of the bubble's ring. */
export type Mood = 'idle' | 'busy' | 'good' | 'fair' | 'bad';

const moods: Record<HealthCode, Mood> = {
  none: 'idle',
  connecting: 'busy',
  failing: 'bad',
  'awaiting-namespace': 'busy',
  'namespace-refused': 'bad',
  polling: 'fair',
  connected: 'good',
  closed: 'idle',
};

export const moodOf = (health: Health): Mood => {
  if (health.code === 'polling' && health.upgrade === 'pending') return 'good';
  return health.code === 'closed' && health.by !== 'page' ? 'bad' : moods[health.code];
};

function refusal(namespaces: readonly NamespaceView[]): Health | undefined {
  const refused = namespaces.find(({ state }) => state === 'refused');
  return refused && { code: 'namespace-refused', namespace: refused.name, message: refused.message ?? '' };
}

function ofOpen(connection: ConnectionView, line: ConnectionLine): Health {
  const namespaces = [...connection.namespaces.values()];
  const refused = refusal(namespaces);
  if (refused) return refused;
  const waiting = namespaces.find((namespace) => namespace.state === 'requested');
  if (waiting) return { code: 'awaiting-namespace', namespace: waiting.name };
  if (connection.transport !== 'polling') return { code: 'connected', transport: connection.transport };
  const upgrade =
    connection.upgrade === 'failed' ? 'failed' : connection.handshake?.upgrades.length === 0 ? 'not-offered' : 'pending';
  return { code: 'polling', upgrade, failures: line.sessions.filter((session) => session.upgradeFailed).length };
}

/** The health of one line of sessions. */
export function healthOfLine(line: ConnectionLine): Health {
  const last = line.sessions[line.sessions.length - 1];
  if (!last) return { code: 'none' };
  if (last.state === 'open') return ofOpen(last, line);
  const failures = trailingFailures(line);
  if (failures > 0) return { code: 'failing', attempts: failures };
  if (last.state === 'connecting') return { code: 'connecting', attempts: line.sessions.length };
  const by = last.end?.type === 'engine.closed' ? last.end.by : 'network';
  return by === 'page' ? ofClosedByPage(last) : { code: 'closed', by };
}

/** The client itself closes a connection once the server has refused or ended its last namespace. */
function ofClosedByPage(connection: ConnectionView): Health {
  const namespaces = [...connection.namespaces.values()];
  const turnedOut = namespaces.length > 0 && namespaces.every(({ state, leftBy }) => state === 'refused' || (state === 'left' && leftBy === 'server'));
  return (turnedOut && refusal(namespaces)) || { code: 'closed', by: turnedOut ? 'server' : 'page' };
}

function trailingFailures(line: ConnectionLine): number {
  let failures = 0;
  for (let index = line.sessions.length - 1; index >= 0; index -= 1) {
    const state = line.sessions[index]?.state;
    if (state === 'failed') failures += 1;
    else if (state !== 'connecting') break;
  }
  return failures;
}

const gravity: readonly HealthCode[] = [
  'failing', 'namespace-refused', 'connecting', 'awaiting-namespace', 'polling', 'connected', 'closed', 'none',
];

/** The gravest health of all lines; `none` where nothing was seen. */
export function healthOf(lines: readonly ConnectionLine[]): Health {
  return lines
    .map(healthOfLine)
    .reduce<Health>((worst, next) => (gravity.indexOf(next.code) < gravity.indexOf(worst.code) ? next : worst), { code: 'none' });
}

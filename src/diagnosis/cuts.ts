import type { EventOf } from '../events/events.ts';
import type { ConnectionView } from './connection.ts';
import { isOffline } from './environment.ts';
import { isWhole, lastPassed, wasAsleep } from './silence.ts';
import type { Timeline } from './timeline.ts';

/** An end by the network or the server, and how long the connection had been without a packet then. */
export interface Cut {
  readonly connection: ConnectionView;
  readonly end: EventOf<'engine.closed' | 'poll.failed' | 'poll.refused'>;
  readonly after: number;
}

/** Sooner than this, connections break for many reasons. */
const IDLE_MS = 1_000;
/** As late as this, the server's next ping is due. */
const DUE_MS = 500;

const isIdleCut = (timeline: Timeline, { connection: { handshake }, end, after }: Cut): boolean =>
  after >= IDLE_MS && after <= (handshake?.pingInterval ?? 0) - DUE_MS && !isOffline(timeline, end.at) && !wasAsleep(timeline, end.at - after, end.at);

/** The app took leave, or the server waits for nobody who was never let in: neither is a matter of idling. */
const isTurnedOut = ({ namespaces }: ConnectionView): boolean =>
  [...namespaces.values()].some(({ state, leftBy }) => state === 'requested' || state === 'refused' || leftBy === 'server');

/** WebSockets that were cut while nothing passed, sooner than the server's ping, in order. */
export const idleCuts = (timeline: Timeline, connections: readonly ConnectionView[]): Cut[] =>
  connections.flatMap((connection) => {
    const { id, end, transport } = connection;
    if (end?.type !== 'engine.closed' || end.by === 'page' || end.how !== 'websocket' || transport !== 'websocket' || isTurnedOut(connection)) return [];
    const last = lastPassed(timeline, id, end.seq);
    if (!last || !isWhole(timeline, last, end)) return [];
    const cut = { connection, end, after: end.at - last.at };
    return isIdleCut(timeline, cut) ? [cut] : [];
  });

/** Pending polls that were cut, or answered by a gateway that had waited long enough, in order. */
export const pollCuts = (timeline: Timeline, connections: readonly ConnectionView[]): Cut[] =>
  connections.flatMap((connection) =>
    timeline.within(connection.id, 'poll.failed', 'poll.refused')
      .filter((end) => end.method === 'GET' && (end.type === 'poll.failed' ? end.because === 'network' : end.status === 504))
      .map((end) => ({ connection, end, after: end.ms }))
      .filter((cut) => isIdleCut(timeline, cut)));

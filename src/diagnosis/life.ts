import type { FactType, LogEvent } from '../events/events.ts';
import type { ConnectionView } from './connection.ts';
import { perTimeline } from './per-timeline.ts';
import type { Timeline } from './timeline.ts';

/** Facts that only a server which talks on this connection can have caused. */
export const TALK: readonly FactType[] = [
  'poll.answered', 'engine.pinged', 'engine.ponged', 'engine.probe-answered', 'event.received', 'event.flooded', 'ack.received', 'binary.received',
  'packet.received', 'namespace.connected', 'namespace.refused', 'namespace.left',
];
/** What clients and servers assume where no handshake told. */
const PING_INTERVAL_MS = 25_000;
const PING_TIMEOUT_MS = 20_000;
/** Timers are late. */
const SLACK_MS = 1_000;

/** Neither what the page did by itself nor what it sent, where a fact is of both directions. */
export const isFromServer = (event: LogEvent): boolean => !('by' in event && event.by === 'page') && !('way' in event && event.way === 'sent');

const heardByConnection = perTimeline(() => new Map<string, readonly LogEvent[]>());

/** What was heard from the server on a connection, oldest first. */
export function heardOn(timeline: Timeline, connection: string): readonly LogEvent[] {
  const cache = heardByConnection(timeline);
  const heard = cache.get(connection) ?? timeline.within(connection, ...TALK).filter(isFromServer);
  cache.set(connection, heard);
  return heard;
}

/** ms between pings, and how late one may be. */
export const heartbeatOf = ({ handshake }: ConnectionView): { readonly interval: number; readonly timeout: number } => ({
  interval: handshake?.pingInterval || PING_INTERVAL_MS, timeout: handshake?.pingTimeout || PING_TIMEOUT_MS,
});

/** When a connection was given up because nothing was heard for as long as a client waits: the wire shows only that the page closed it. */
export function fellSilent(timeline: Timeline, connection: ConnectionView): boolean {
  const { interval, timeout } = heartbeatOf(connection);
  const { end, first } = connection;
  const last = heardOn(timeline, connection.id).filter(({ seq }) => seq < (end?.seq ?? 0)).pop();
  return end?.type === 'engine.closed' && end.at - (last ?? first).at >= interval + timeout - SLACK_MS;
}

/** `at` of the newest fact: as far as the log knows, now. */
export const nowOf = ({ events }: Timeline): number => events[events.length - 1]?.at ?? 0;

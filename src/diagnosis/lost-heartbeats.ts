import type { LogEvent } from '../events/events.ts';
import type { ConnectionView } from './connection.ts';
import { isOffline } from './environment.ts';
import { isWhole, lastHeard, wasAsleep } from './silence.ts';
import type { Timeline } from './timeline.ts';

/** A connection on which the server's ping did not come. */
export interface LostHeartbeat {
  /** The last thing that was heard; nothing where only the manager knows of it. */
  readonly heard: LogEvent | undefined;
  /** What tells of the loss. */
  readonly told: LogEvent;
  /** The client has given up on it. */
  readonly over: boolean;
}

/** Clocks of server and page differ by this much over a ping interval. */
const SLACK_MS = 500;

/**
 * Connections that the client closed, or should have, since nothing came for longer than the handshake
 * allows. Left out are those of a device that was offline, and of a page that slept or was busy for a
 * good part of that time: the ping may have come all the same.
 */
export const lostHeartbeats = (timeline: Timeline, connections: readonly ConnectionView[]): LostHeartbeat[] =>
  connections.flatMap(({ id, handshake, end, state }): LostHeartbeat[] => {
    if (state === 'failed') return [];
    const [closed] = timeline.within(id, 'manager.closed').filter(({ reason }) => reason === 'ping timeout');
    const muted = timeline.within(id, 'engine.muted').filter(({ handshaken }) => handshaken).pop();
    const told = closed ?? (end?.type === 'engine.closed' && end.by === 'page' ? end : muted);
    if (!told) return [];
    const heard = lastHeard(timeline, id, told.seq);
    const allowed = handshake ? handshake.pingInterval + handshake.pingTimeout : Infinity;
    const patience = handshake ? handshake.pingTimeout / 2 : undefined;
    const from = heard?.at ?? told.at;
    if (told !== closed && (!heard || told.at - heard.at < allowed - SLACK_MS || !isWhole(timeline, heard, told))) return [];
    // It was silent for long, and spoke again.
    if (told === muted && (lastHeard(timeline, id)?.seq ?? 0) > told.seq) return [];
    if (isOffline(timeline, told.at) || wasAsleep(timeline, from, told.at, patience)) return [];
    // A WebSocket over a dead line closes long after the client gave up and began anew.
    const gaveUp = from + allowed - SLACK_MS;
    return [{ heard, told, over: state !== 'open' || connections.some(({ first }) => first.seq > told.seq || (heard !== undefined && first.seq > heard.seq && first.at >= gaveUp)) }];
  });

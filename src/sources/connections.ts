import type { Emit, Facts, Transport } from '../events/events.ts';
import type { ConnectionMemory } from '../events/log.ts';
import { tenth } from '../events/round.ts';
import { type Handshake, readHandshake } from '../protocol/engine-io.ts';
import type { EngineUrl } from '../protocol/engine-url.ts';
import { monotonic, since } from './natives.ts';

/** Characters of a session id that are recorded: enough to find it in a server's log, too few to use it. */
const SID_PREFIX = 6;

/** One Engine.IO session as all sources together follow it. */
export interface Connection extends ConnectionMemory {
  readonly endpoint: string;
  readonly startedAt: number;
  /** Whole, in memory only: it joins requests, WebSocket and manager to one story. */
  sid: string | undefined;
  transport: Transport;
  handshaken: boolean;
  ended: boolean;
  /** Whether the wire sees it; else the manager tells of its packets too. */
  wire: boolean;
  /** Whether a manager has been matched with it. */
  claimed: boolean;
}

/** What begins a connection. */
export interface Attempt {
  readonly url: EngineUrl;
  readonly transport: Transport;
  readonly credentials?: boolean | undefined;
  readonly seenBy: 'wire' | 'manager';
  /** It was there before we looked. */
  readonly late: boolean;
}

/** The book in which wire and manager sources meet: one entry a session, no fact twice. */
export interface Connections {
  attempt(attempt: Attempt): Connection;
  find(sid: string): Connection | undefined;
  /** The one of that endpoint which began just now, inside the manager's call, and which no manager has claimed. */
  newest(endpoint: string): Connection | undefined;
  /** Text of an open packet without its `0`; false when it is none. */
  shake(connection: Connection, open: string, transport: Transport): boolean;
  upgraded(connection: Connection, to: Transport, ms: number): void;
  /** It is over: a failed attempt when it never was handshaken. Only the first call counts. */
  end(connection: Connection, how: Facts['engine.closed']['how'], by: Facts['engine.closed']['by']): void;
}


/** A manager's engine sends its first request inside its constructor; a slow phone may take a while over it. */
const JUST_NOW_MS = 250;
/** Connections remembered for requests that name their `sid`; older ones have long ended. */
const CONNECTIONS_KEPT = 100;

/** An empty book. */
export function createConnections(emit: Emit): Connections {
  const all: Connection[] = [];
  let begun = 0;

  const findLast = (fits: (connection: Connection) => boolean): Connection | undefined => {
    for (let index = all.length - 1; index >= 0; index -= 1) {
      const connection = all[index];
      if (connection && fits(connection)) return connection;
    }
    return undefined;
  };

  return {
    attempt({ url, transport, credentials, seenBy, late }) {
      begun += 1;
      const connection: Connection = {
        id: `c${begun}`, endpoint: url.endpoint, protocol: url.protocol, startedAt: monotonic(), sid: url.sid,
        transport, handshaken: late, ended: false, wire: seenBy === 'wire', claimed: false,
        pingInterval: 0, lastPing: undefined, asked: new Map(),
      };
      all.push(connection);
      if (all.length > CONNECTIONS_KEPT) all.shift();
      const { endpoint, protocol, queryKeys } = url;
      const crossOrigin = !endpoint.startsWith(`${location.origin}/`);
      emit('engine.attempted', {
        endpoint, transport, protocol, crossOrigin, queryKeys, credentials, seenBy, late,
      }, connection.id);
      return connection;
    },
    find: (sid) => findLast((connection) => connection.sid === sid),
    newest(endpoint) {
      const since = monotonic() - JUST_NOW_MS;
      return findLast((one) => one.endpoint === endpoint && one.startedAt >= since && !one.claimed && !one.ended);
    },
    shake(connection, open, transport) {
      const handshake: Handshake | undefined = readHandshake(open);
      if (!handshake) return false;
      connection.sid = handshake.sid;
      connection.handshaken = true;
      connection.transport = transport;
      connection.pingInterval = handshake.pingInterval;
      emit('engine.handshaken', {
        ...handshake, sid: handshake.sid.slice(0, SID_PREFIX), ms: since(connection.startedAt), transport,
      }, connection.id);
      return true;
    },
    upgraded(connection, to, ms) {
      connection.transport = to;
      emit('engine.upgraded', { to, ms: tenth(ms) }, connection.id);
    },
    end(connection, how, by) {
      if (connection.ended) return;
      connection.ended = true;
      if (connection.handshaken) emit('engine.closed', { by, how }, connection.id);
      else emit('engine.failed', { transport: connection.transport, ms: since(connection.startedAt) }, connection.id);
    },
  };
}

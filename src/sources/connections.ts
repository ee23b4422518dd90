import type { Emit, Facts, Transport } from '../events/events.ts';
import { type ConnectionMemory, createMemory } from '../events/connection-memory.ts';
import { readHandshake } from '../protocol/engine-io.ts';
import type { EngineUrl } from '../protocol/engine-url.ts';
import { monotonic, since } from './natives.ts';

/** Characters of a session id that are recorded: enough to find it in a server's log, too few to use it. */
const SID_PREFIX = 6;

/** One Engine.IO session as all sources together follow it. */
export interface Connection extends ConnectionMemory {
  readonly startedAt: number;
  readonly endpoint: string;
  /** It was there before us. */
  readonly late: boolean;
  /** Whole, in memory only: it joins requests, WebSocket and manager to one story. */
  sid: string | undefined;
  transport: Transport;
  handshaken: boolean;
  /** Since when its WebSocket is on its way; monotonic, 0 when it is not, like those below. */
  opening: number;
  /** When its WebSocket opened. */
  opened: number;
  /** Since when a probe is without answer. */
  probed: number;
  /** Since when an answered probe is without upgrade: the client waits for its pending poll first. */
  agreed: number;
  ended: boolean;
  /** Whether the wire sees it; else the manager tells of its end too. */
  wire: boolean;
  /** It was seen from its first request on by one source, so that no answer on it can have been missed. */
  whole: boolean;
}

/** What begins a connection. */
export interface Attempt {
  readonly url: Omit<EngineUrl, 'transport'>;
  readonly transport: Transport;
  readonly credentials?: boolean | undefined;
  readonly seenBy: 'wire' | 'manager';
  /** It was there before we looked. */
  readonly late: boolean;
}

/** The book in which wire and manager sources meet: one entry a session, no fact twice. */
export interface Connections {
  /** The connection that a WebSocket or request carries, or that has its session id; otherwise a new one. */
  join(carrier: object | undefined, attempt: Attempt): Connection;
  find(sid: string | undefined): Connection | undefined;
  /** Those remembered, oldest first. */
  readonly all: readonly Connection[];
  /** Text of an open packet without its `0`; false when it is none. */
  shake(connection: Connection, open: string, transport: Transport): boolean;
  /** It is over: a failed attempt when it never was handshaken. Only the first call counts. */
  end(connection: Connection, how: Facts['engine.closed']['how'], by: Facts['engine.closed']['by']): void;
}

/** Connections remembered for requests that name their `sid`; older ones have long ended. */
const CONNECTIONS_KEPT = 100;

/** An empty book. */
export function createConnections(emit: Emit): Connections {
  const all: Connection[] = [];
  const carried = new WeakMap<object, Connection>();
  let begun = 0;

  const find = (sid: string | undefined): Connection | undefined => all.find((connection) => sid && connection.sid === sid);

  const attempt = ({ url: { endpoint, protocol, queryKeys, sid }, transport, credentials, seenBy, late }: Attempt): Connection => {
    begun += 1;
    const connection: Connection = {
      ...createMemory(`c${begun}`, protocol, late),
      late, sid, transport, endpoint, startedAt: monotonic(), handshaken: late, ended: false, wire: false, whole: !late, opening: 0, opened: 0, probed: 0, agreed: 0,
    };
    all.push(connection);
    if (all.length > CONNECTIONS_KEPT) all.shift();
    const crossOrigin = !endpoint.startsWith(`${location.origin}/`);
    emit('engine.attempted', {
      endpoint, transport, protocol, crossOrigin, queryKeys, credentials, seenBy, late, sid: sid?.slice(0, SID_PREFIX),
    }, connection.id);
    return connection;
  };

  return {
    all,
    find,
    join(carrier, begin) {
      const connection = carried.get(carrier!) ?? find(begin.url.sid) ?? attempt(begin);
      if (begin.seenBy === 'wire' && !connection.wire) {
        connection.wire = true;
        // The manager told of it first: polls from before the wire looked may bring answers unseen.
        if (begin.url.sid) connection.whole = false;
      }
      if (carrier) carried.set(carrier, connection);
      return connection;
    },
    shake(connection, open, transport) {
      const handshake = readHandshake(open);
      if (!handshake) return false;
      connection.sid = handshake.sid;
      connection.handshaken = true;
      connection.transport = transport;
      connection.pingInterval = handshake.pingInterval;
      connection.pingTimeout = handshake.pingTimeout;
      emit('engine.handshaken', {
        ...handshake, sid: handshake.sid.slice(0, SID_PREFIX), ms: since(connection.startedAt), transport,
      }, connection.id);
      return true;
    },
    end(connection, how, by) {
      if (connection.ended) return;
      connection.ended = true;
      if (connection.handshaken) emit('engine.closed', { by, how }, connection.id);
      else emit('engine.failed', { transport: connection.transport, ms: since(connection.startedAt) }, connection.id);
    },
  };
}

import type { EventOf, FactType, LogEvent, ProbeName, Transport } from '../events/events.ts';

export type ConnectionState = 'connecting' | 'open' | 'closed' | 'failed';
export type UpgradeState = 'none' | 'opening' | 'probing' | 'done' | 'failed';
export type NamespaceState = 'requested' | 'connected' | 'refused' | 'left';

/** What is known of one namespace on one connection. */
export interface NamespaceView {
  readonly name: string;
  state: NamespaceState;
  /** ms from CONNECT to its answer; absent when either was not seen. */
  ms?: number;
  message?: string;
  /** Who left it, once somebody did. */
  leftBy?: EventOf<'namespace.left'>['by'];
  /** Names in the auth payload of its CONNECT; their values are never recorded. */
  authKeys?: readonly string[];
  /** `seq` of the fact that set the state. */
  seq: number;
}

/** The story of one Engine.IO session (or of an attempt that never became one), from its facts. */
export interface ConnectionView {
  readonly id: string;
  /** origin and path */
  readonly endpoint: string;
  readonly first: EventOf<'engine.attempted'>;
  state: ConnectionState;
  transport: Transport;
  upgrade: UpgradeState;
  handshake?: EventOf<'engine.handshaken'>;
  upgraded?: EventOf<'engine.upgraded'>;
  upgradeFailed?: EventOf<'engine.upgrade-failed'>;
  /** The fact that ended it: engine.closed or engine.failed. */
  end?: EventOf<'engine.closed' | 'engine.failed'>;
  /** ms of the probe's round trip, acks and (Engine.IO 3) pings, newest last, at most ROUND_TRIPS. */
  readonly roundTrips: number[];
  readonly namespaces: Map<string, NamespaceView>;
  readonly polls: { answered: number; refused: number; failed: number };
  sent: { packets: number; bytes: number };
  received: { packets: number; bytes: number };
  /** Manager options, where a manager was attached. */
  manager?: EventOf<'manager.attached'>;
  lastAt: number;
}

/**
 * Sessions of one endpoint that follow each other: what a person calls "the connection". The wire
 * cannot tell two managers of one endpoint apart, so a session joins the line whose last one ended.
 */
export interface ConnectionLine {
  readonly endpoint: string;
  /** Oldest first; the last one is the current one. */
  readonly sessions: ConnectionView[];
  /** Sessions that were handshaken after an earlier one of this line was. */
  readonly reconnects: number;
}

/** Managers of one endpoint at the same time; a stranger's file may tell of any number. */
const LINES_JOINED = 32;
/** How many round trips a connection keeps for its sparkline. */
export const ROUND_TRIPS = 60;

const begin = (event: EventOf<'engine.attempted'>, id: string): ConnectionView => ({
  id, endpoint: event.endpoint, first: event, state: event.late ? 'open' : 'connecting', transport: event.transport, upgrade: 'none',
  roundTrips: [], namespaces: new Map(), polls: { answered: 0, refused: 0, failed: 0 },
  sent: { packets: 0, bytes: 0 }, received: { packets: 0, bytes: 0 }, lastAt: event.at,
});

const pushRoundTrip = (connection: ConnectionView, ms: number): void => {
  connection.roundTrips.push(ms);
  if (connection.roundTrips.length > ROUND_TRIPS) connection.roundTrips.shift();
};

const settleNamespace = (
  connection: ConnectionView,
  event: EventOf<'namespace.requested' | 'namespace.connected' | 'namespace.refused' | 'namespace.left'>,
  state: NamespaceState,
): void => {
  const known = connection.namespaces.get(event.namespace);
  const view: NamespaceView = known ?? { name: event.namespace, state, seq: event.seq };
  view.state = state;
  view.seq = event.seq;
  if ('ms' in event && event.ms !== undefined) view.ms = event.ms;
  if ('message' in event) view.message = event.message;
  if ('by' in event) view.leftBy = event.by;
  if ('authKeys' in event) view.authKeys = event.authKeys;
  connection.namespaces.set(event.namespace, view);
};

type Fold = { [K in FactType]?: (connection: ConnectionView, event: EventOf<K>) => void };

/** How each fact changes its connection; a fact that is not here changes nothing. */
const fold: Fold = {
  'engine.handshaken': (connection, event) => {
    connection.handshake = event;
    connection.state = 'open';
    connection.transport = event.transport;
  },
  'engine.failed': (connection, event) => {
    connection.state = 'failed';
    connection.end = event;
  },
  'engine.probed': (connection) => void (connection.upgrade = 'probing'),
  'engine.probe-answered': (connection, event) => pushRoundTrip(connection, event.ms),
  'engine.ponged': (connection, event) => pushRoundTrip(connection, event.ms),
  'ack.received': (connection, event) => {
    if (event.ms !== undefined) pushRoundTrip(connection, event.ms);
  },
  'engine.upgraded': (connection, event) => {
    connection.upgrade = 'done';
    connection.upgraded = event;
    connection.transport = event.to;
  },
  'engine.upgrade-failed': (connection, event) => {
    connection.upgrade = 'failed';
    connection.upgradeFailed = event;
  },
  'engine.closed': (connection, event) => {
    connection.state = 'closed';
    connection.end ??= event;
  },
  'websocket.opening': (connection, event) => {
    if (event.upgrade) connection.upgrade = 'opening';
  },
  'poll.answered': (connection) => void (connection.polls.answered += 1),
  'poll.refused': (connection) => void (connection.polls.refused += 1),
  'poll.failed': (connection) => void (connection.polls.failed += 1),
  'namespace.requested': (connection, event) => settleNamespace(connection, event, 'requested'),
  // Taken without a name for the session: the client says that it was refused.
  'namespace.connected': (connection, event) => settleNamespace(connection, event, event.nameless ? 'refused' : 'connected'),
  'namespace.refused': (connection, event) => settleNamespace(connection, event, 'refused'),
  'namespace.left': (connection, event) => settleNamespace(connection, event, 'left'),
  'manager.attached': (connection, event) => void (connection.manager = event),
};

const countBytes = (connection: ConnectionView, event: LogEvent): void => {
  if (!('size' in event)) return;
  if (event.type === 'event.flooded') {
    connection[event.way].packets += event.count;
    connection[event.way].bytes += event.size;
    return;
  }
  const way = event.type.endsWith('.sent') ? connection.sent : event.type.endsWith('.received') ? connection.received : undefined;
  if (!way) return;
  way.packets += 1;
  way.bytes += event.size;
};

/** Builds the connections from events, which may be added piece by piece in order of `seq`. */
export interface ConnectionBook {
  add(event: LogEvent): void;
  readonly all: readonly ConnectionView[];
  lines(): ConnectionLine[];
}

/** An empty book. */
export function createConnectionBook(): ConnectionBook {
  const byId = new Map<string, ConnectionView>();
  const all: ConnectionView[] = [];
  return {
    all,
    add(event) {
      if (event.connection === undefined) return;
      if (event.type === 'engine.attempted' && !byId.has(event.connection)) {
        const connection = begin(event, event.connection);
        byId.set(connection.id, connection);
        all.push(connection);
      }
      const connection = byId.get(event.connection);
      if (!connection) return;
      connection.lastAt = event.at;
      (fold[event.type] as ((connection: ConnectionView, event: LogEvent) => void) | undefined)?.(connection, event);
      countBytes(connection, event);
    },
    lines: () => groupIntoLines(all),
  };
}

function groupIntoLines(connections: readonly ConnectionView[]): ConnectionLine[] {
  const lines: { endpoint: string; sessions: ConnectionView[] }[] = [];
  const byEndpoint = new Map<string, typeof lines>();
  for (const connection of connections) {
    const { endpoint, first } = connection;
    const known = byEndpoint.get(endpoint) ?? [];
    byEndpoint.set(endpoint, known);
    const line = known.slice(-LINES_JOINED).find(({ sessions }) => {
      const end = sessions[sessions.length - 1]?.end;
      return end !== undefined && end.seq < first.seq;
    });
    if (line) {
      line.sessions.push(connection);
      continue;
    }
    const begun = { endpoint, sessions: [connection] };
    known.push(begun);
    lines.push(begun);
  }
  return lines.map((line) => ({
    ...line,
    reconnects: Math.max(0, line.sessions.filter((session) => session.handshake).length - 1),
  }));
}

/** Answers of the newest checkup for an endpoint, by probe; empty when none was run. */
export type ProbeAnswers = Partial<Record<ProbeName, EventOf<'probe.answered'>>>;

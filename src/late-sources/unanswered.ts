import type { Connection } from '../sources/connections.ts';
import type { LateSource } from '../sources/late-source.ts';
import { everySecond, SECOND_MS } from './every-second.ts';

/** A CONNECT, a probe and the first word of a WebSocket are answered within a round trip or two. */
const ANSWER_MS = 5_000;
/** An ack may wait for the app on the other side. */
const ACK_MS = 8_000;
/** Looked later than this: the page slept, and what came meanwhile may not have been handed to it yet. */
const SLEPT_MS = 2 * SECOND_MS;
/** Timers and networks are late; a mute connection is more than that. */
const SLACK_MS = 1_000;

/** A question as `ConnectionMemory.asked` names it: `connect /chat`, `out / 12`, `in / 12`. */
const QUESTION = /^(connect|in|out) (\S*)(?: (\d+))?$/;

/**
 * What the client has no timer for: a CONNECT, an upgrade probe or an ack without answer, a connection
 * without a word. Each is told once.
 */
export const unanswered: LateSource = (context) => {
  const { emit, connections, now, natives: { monotonic } } = context;
  /** By connection: when what was told last of each kind began. */
  const told = new WeakMap<Connection, Map<string, number>>();

  /** True the first time that it is asked about what began at `since`. */
  const isNews = (connection: Connection, what: string, since: number): boolean => {
    const known = told.get(connection) ?? new Map<string, number>();
    told.set(connection, known);
    if (known.get(what) === since) return false;
    known.set(what, since);
    return true;
  };

  /**
   * Since when answers on a connection are sure to be seen. Where its handshake was not, a poll may be under
   * way that brings one unseen; what it has said later than that was heard.
   */
  const hearing = new WeakMap<Connection, number>();
  const heardSince = (connection: Connection): number => {
    if (connection.whole) return -Infinity;
    const { heard } = connection;
    if (heard !== undefined && !hearing.has(connection)) hearing.set(connection, heard);
    return hearing.get(connection) ?? Infinity;
  };

  const lookAt = (connection: Connection): void => {
    const { asked, id, transport, startedAt, opening, opened, probed, agreed, heard = 0, handshaken, pingInterval, pingTimeout } = connection;
    const at = now();
    const from = heardSince(connection);
    for (const [question, since] of asked) {
      const [, kind, namespace = '', ack] = QUESTION.exec(question) ?? [];
      const ms = Math.round(at - since);
      if (since < from || ms < (kind === 'connect' ? ANSWER_MS : ACK_MS) || !isNews(connection, question, since)) continue;
      if (kind === 'connect') emit('namespace.unanswered', { namespace, ms }, id);
      else emit('ack.unanswered', { namespace, id: Number(ack), ms, by: kind === 'out' ? 'server' : 'page' }, id);
    }
    // What was answered meanwhile is of no further interest.
    const known = told.get(connection);
    for (const question of known?.keys() ?? []) if (QUESTION.test(question) && !asked.has(question)) known?.delete(question);

    const tell = (what: string, since: number, told: (ms: number) => void): void => {
      const ms = Math.round(monotonic() - since);
      if (since && ms >= ANSWER_MS && isNews(connection, what, since)) told(ms);
    };
    if (!handshaken && transport === 'polling') tell('handshake', startedAt, (ms) => emit('engine.unanswered', { transport, ms }, id));
    tell('opening', opening, (ms) => emit('websocket.unanswered', { upgrade: handshaken, ms }, id));
    tell('probe', probed, (ms) => emit('engine.probe-unanswered', { ms }, id));
    tell('upgrade', agreed, (ms) => emit('engine.upgrade-stuck', { ms }, id));
    if (!handshaken) tell('opened', opened, (ms) => emit('engine.muted', { ms, handshaken }, id));

    const silent = Math.round(at - heard);
    const allowed = pingInterval + pingTimeout + SLACK_MS;
    if (handshaken && pingTimeout && heard && silent >= allowed && isNews(connection, 'heard', heard)) emit('engine.muted', { ms: silent, handshaken }, id);
  };

  let last = monotonic();
  return everySecond(context, () => {
    const slept = monotonic() - last > SLEPT_MS;
    last = monotonic();
    if (!slept) for (const connection of connections.all) if (!connection.ended) lookAt(connection);
  });
};

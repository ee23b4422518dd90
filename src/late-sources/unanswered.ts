import type { Connection } from '../sources/connections.ts';
import type { LateSource } from '../sources/late-source.ts';

/** How often is looked. */
const TICK_MS = 1_000;
/** A CONNECT, a probe and the first word of a WebSocket are answered within a round trip or two. */
const ANSWER_MS = 5_000;
/** An ack may wait for the app on the other side. */
const ACK_MS = 10_000;
/** Timers and networks are late; a mute connection is more than that. */
const SLACK_MS = 1_000;

/** A question as `ConnectionMemory.asked` names it: `connect /chat`, `out / 12`, `in / 12`. */
const QUESTION = /^(connect|in|out) (\S*)(?: (\d+))?$/;

/**
 * What the client has no timer for: a CONNECT, an upgrade probe or an ack without answer, a connection
 * without a word. Each is told once.
 */
export const unanswered: LateSource = ({ emit, guard, connections, now, natives: { after, monotonic } }) => {
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

  const lookAt = (connection: Connection): void => {
    const { asked, id, opened, probed, heard = 0, handshaken, pingInterval, pingTimeout } = connection;
    const at = now();
    for (const [question, since] of asked) {
      const [, kind, namespace = '', ack] = QUESTION.exec(question) ?? [];
      const ms = Math.round(at - since);
      if (ms < (kind === 'connect' ? ANSWER_MS : ACK_MS) || !isNews(connection, question, since)) continue;
      if (kind === 'connect') emit('namespace.unanswered', { namespace, ms }, id);
      else emit('ack.unanswered', { namespace, id: Number(ack), ms, by: kind === 'out' ? 'server' : 'page' }, id);
    }
    // What was answered meanwhile is of no further interest.
    const known = told.get(connection);
    for (const question of known?.keys() ?? []) if (QUESTION.test(question) && !asked.has(question)) known?.delete(question);

    const waited = Math.round(monotonic() - probed);
    if (probed && waited >= ANSWER_MS && isNews(connection, 'probe', probed)) emit('engine.probe-unanswered', { ms: waited }, id);

    const silent = Math.round(at - heard);
    const allowed = pingInterval + pingTimeout + SLACK_MS;
    if (handshaken && pingTimeout && heard && silent >= allowed && isNews(connection, 'heard', heard)) emit('engine.muted', { ms: silent, handshaken }, id);
    const open = Math.round(monotonic() - opened);
    if (!handshaken && opened && open >= ANSWER_MS && isNews(connection, 'opened', opened)) emit('engine.muted', { ms: open, handshaken }, id);
  };

  const tick = guard(() => {
    for (const connection of connections.all) if (!connection.ended) lookAt(connection);
    cancel = after(TICK_MS, tick);
  });
  let cancel = after(TICK_MS, tick);
  return () => cancel();
};

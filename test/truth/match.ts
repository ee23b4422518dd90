import type { RecordedFact, Truth, TruthSession } from './truth.ts';

/** Which recorded connections tell of which session. */
export interface Match {
  /** Connections by session, normally one each. */
  readonly of: (session: TruthSession) => readonly string[];
  /** Connections that tell of no session: attempts that failed, or inventions. */
  readonly left: readonly string[];
}

/** Joins by session id where one was recorded; a connection that was there before us may have none, and is known by its events. */
export function matchSessions({ sessions }: Truth, facts: readonly RecordedFact[]): Match {
  const connections = facts.filter(({ type }) => type === 'engine.attempted').map(({ connection = '' }) => connection);
  const matched = new Map<string, TruthSession>();
  for (const connection of connections) {
    const own = facts.filter((fact) => fact.connection === connection);
    const sid = own.map((fact) => fact['sid']).find((value) => value !== undefined);
    const isTwin = own.some((fact) => fact['name'] === 'twin');
    const session = sid === undefined && own.some((fact) => fact['late'])
      ? sessions.find(({ before, endedBefore, owner }) => before && !endedBefore && (owner === 'twin') === isTwin)
      : sessions.find((one) => one.sid === sid);
    if (session) matched.set(connection, session);
  }
  return {
    of: (session) => connections.filter((connection) => matched.get(connection) === session),
    left: connections.filter((connection) => !matched.has(connection)),
  };
}

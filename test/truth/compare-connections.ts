import type { Cell } from './cell.ts';
import type { Checks } from './check.ts';
import type { Match } from './match.ts';
import { isOld } from './clients.ts';
import { MAX_PAYLOAD, PING_INTERVAL_MS, PING_TIMEOUT_MS } from './server.ts';
import type { RecordedFact, TruthSession } from './truth.ts';
import type { CellResult } from './run-cell.ts';

/** Clocks of browsers are coarse, and the app hears of a thing a little later than the wire. */
export const TOLERANCE_MS = 4;

const ENDPOINT = /^http:\/\/127\.0\.0\.1:\d+\/socket\.io\/$/;

/** Sessions, their handshakes, upgrades, heartbeats and ends. */
export function compareConnections(cell: Cell, { truth, recorded: { facts } }: CellResult, match: Match, checks: Checks): void {
  const failed = truth.entries.filter(({ kind }) => kind === 'open failed');
  const before = failed.filter((entry) => entry.before).length;
  const tellsFailure = (connection: string): boolean => facts.some((fact) => fact.type === 'engine.failed' && fact.connection === connection);
  checks.count('failed attempt', { name: 'open', before }, failed.length, match.left.filter(tellsFailure).length);
  for (const connection of match.left.filter((one) => !tellsFailure(one))) {
    checks.value('nothing else', { name: connection }, connection, () => false, 'that no such connection was there');
  }
  for (const session of truth.sessions) {
    const own = match.of(session);
    checks.count('connection', { name: session.owner, session, before: session.endedBefore ? 1 : 0 }, 1, own.length);
    if (own.length === 0) continue;
    compareSession(cell, session, facts.filter(({ connection = '' }) => own.includes(connection)), checks);
    const beats = truth.entries.filter((entry) => entry.kind === 'heartbeat' && truth.sessions[entry.session] === session);
    const told = facts.filter(({ type, connection = '' }) => type === (isOld(cell.version) ? 'engine.ponged' : 'engine.pinged') && own.includes(connection))
      // The answer to the last request of a closed engine may hold one, which the app does not hear of.
      .filter(({ seq }) => !facts.some((fact) => fact.type === 'engine.closed' && fact.seq < seq && own.includes(fact.connection ?? '')));
    checks.count('heartbeat', { name: session.owner, session, before: beats.filter((entry) => entry.before || entry.askedBefore).length }, beats.length, told.length);
    for (const fact of told) {
      checks.value('heartbeat', { name: 'time', session }, fact['ms'] ?? fact['gap'], (ms: number) => ms >= 0 && ms < 10_000, 'a time');
    }
  }
}

function compareSession(cell: Cell, session: TruthSession, facts: readonly RecordedFact[], checks: Checks): void {
  const about = { name: session.owner, session };
  const only = (type: string): RecordedFact | undefined => facts.find((fact) => fact.type === type);
  const once = (type: string): number => facts.filter((fact) => fact.type === type).length;
  const attempted = only('engine.attempted');
  const handshake = only('engine.handshaken');
  const late = session.before;

  checks.value('connection', { ...about, name: 'protocol' }, attempted?.['protocol'], (protocol) => protocol === (isOld(cell.version) ? 3 : 4), 'another protocol');
  checks.value('connection', { ...about, name: 'late' }, attempted?.['late'], (value) => value === late, String(late));
  checks.value('connection', { ...about, name: 'endpoint' }, attempted?.['endpoint'], (endpoint: string) => ENDPOINT.test(endpoint), 'origin and path as requested');
  // Only clients 2.x send cookies unless told to.
  if (cell.mode !== 'websocket only' && !late) {
    checks.value('connection', { ...about, name: 'credentials' }, attempted?.['credentials'], (sent) => sent === isOld(cell.version), String(isOld(cell.version)));
  }
  const keys = isOld(cell.version) ? 'room,token,user' : 'room';
  checks.value('names of auth and query', { ...about, name: 'query' }, String(attempted?.['queryKeys']), (names) => names === keys, keys);
  checks.value('session id', about, handshake?.['sid'] ?? attempted?.['sid'], (sid) => sid === session.sid, session.sid);
  checks.count('handshake', { ...about, before: late ? 1 : 0 }, 1, once('engine.handshaken'));
  if (handshake) {
    const { transport, upgrades, pingInterval, pingTimeout, maxPayload } = handshake;
    const told = JSON.stringify([transport, upgrades, pingInterval, pingTimeout, maxPayload]);
    const right = JSON.stringify([session.transport, session.transport === 'polling' ? ['websocket'] : [], PING_INTERVAL_MS, PING_TIMEOUT_MS, MAX_PAYLOAD]);
    checks.value('handshake', { ...about, name: 'fields' }, told, (value) => value === right, right);
  }
  checks.value('handshake time', about, handshake?.['ms'], (ms: number) => ms >= 0 && ms <= session.ms + TOLERANCE_MS, `at most ${session.ms}`);

  const upgradedBefore = session.upgraded && late ? 1 : 0;
  checks.count('upgrade', { ...about, before: upgradedBefore }, session.upgraded ? 1 : 0, once('engine.upgraded'));
  checks.count('probe time', { ...about, before: upgradedBefore }, session.upgraded ? 1 : 0, once('engine.probe-answered'));
  const ended = session.reason !== undefined && !session.endedBefore ? 1 : 0;
  checks.count('end', about, ended, once('engine.closed'));
  const { reason } = session;
  // A server's own close may still reach a browser as a broken one; then there is nothing to tell it from a cut by.
  const isBroken = facts.some((fact) => fact.type === 'websocket.closed' && fact['clean'] === false);
  const endedBy = session.endedBy.includes('server') && isBroken ? [...session.endedBy, 'network'] : session.endedBy;
  checks.value('end', { ...about, name: 'by whom' }, only('engine.closed')?.['by'], (by) => endedBy.includes(by), `${endedBy.join(' or ')} (${reason})`);
}

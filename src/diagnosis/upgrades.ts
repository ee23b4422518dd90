import type { EventOf } from '../events/events.ts';
import type { ConnectionView } from './connection.ts';
import { isOffline } from './environment.ts';
import type { Timeline } from './timeline.ts';

/** From then on it counts as unanswered, not as refused. */
const SLOW_MS = 5_000;
/** Both ends of one session come this close together. */
const WITH_IT_MS = 300;

/** Handshakes by polling that offer no WebSocket, since the last one that did. */
export function bareHandshakes(connections: readonly ConnectionView[]): EventOf<'engine.handshaken'>[] {
  const shaken = connections.flatMap(({ handshake }) => handshake ?? []).sort((left, right) => left.seq - right.seq);
  const offered = shaken.map(({ transport, upgrades }) => transport === 'polling' && upgrades.length > 0).lastIndexOf(true);
  return shaken.slice(offered + 1).filter(({ transport }) => transport === 'polling');
}

/** Says whether one of these connections is on WebSocket now. */
export const isOnWebSocket = (connections: readonly ConnectionView[]): boolean =>
  connections.some(({ state, transport }) => state === 'open' && transport === 'websocket');

/** `seq` of the newest fact by which one of these connections was on WebSocket; 0 where none was. */
export const lastOnWebSocket = (connections: readonly ConnectionView[]): number =>
  connections.reduce((newest, { handshake, upgraded }) => Math.max(newest, upgraded?.seq ?? 0, handshake?.transport === 'websocket' ? handshake.seq : 0), 0);

/** Says whether the upgrade's WebSocket was closed before it opened, not by this page, and polling went on. */
export function isUpgradeRefused(timeline: Timeline, { id, state, transport, handshake, upgradeFailed, end }: ConnectionView): boolean {
  if (!handshake || transport !== 'polling' || upgradeFailed?.because !== 'closed') return false;
  const closed = timeline.within(id, 'websocket.closed');
  const wentOn = state === 'open' || timeline.within(id, 'poll.answered').some(({ seq }) => seq > upgradeFailed.seq);
  // A server that ends the session closes its WebSocket as well.
  if (end?.type === 'engine.closed' && end.by === 'server' && end.at - upgradeFailed.at <= WITH_IT_MS) return false;
  return wentOn && closed.every(({ opened, by }) => !opened && by !== 'page') && !isOffline(timeline, upgradeFailed.at);
}

/** The same, and as soon as a refusal comes. */
export const isRefusedAtOnce = (timeline: Timeline, connection: ConnectionView): boolean =>
  (connection.upgradeFailed?.ms ?? SLOW_MS) < SLOW_MS && isUpgradeRefused(timeline, connection);

/** Attempts that begin with WebSocket and whose WebSocket died before it opened, neither by the page nor offline. */
export const deadWebSockets = (timeline: Timeline, connections: readonly ConnectionView[]): EventOf<'websocket.closed'>[] =>
  connections.filter(({ first, state }) => first.transport === 'websocket' && state === 'failed').flatMap(({ id }) =>
    timeline.within(id, 'websocket.closed').filter(({ opened, by, at }) => !opened && by !== 'page' && !isOffline(timeline, at)));

import type { Cell } from './cell.ts';
import type { Check, FactClass } from './check.ts';
import { isOld } from './clients.ts';

/** Why a fact is missing where nobody could have recorded it. */
export interface Unknowable {
  /** One sentence for docs/compatibility.md. */
  readonly reason: string;
  readonly facts: readonly FactClass[] | 'all';
  /** How many of the missing ones it explains; Infinity for all of them. */
  readonly explains: (cell: Cell, check: Check) => number;
}

const MANAGER_FACTS: readonly FactClass[] = ['options', 'disconnect reason', 'reconnect attempt', 'reconnected', 'manager error'];
const isLate = ({ order }: Cell): boolean => order === 'after connecting';
/** Nothing shows the wire a WebSocket that was open before it, but for the client's own objects. */
const isLateWire = (cell: Cell): boolean => isLate(cell) && cell.level === 'found' && cell.mode !== 'polling only';
/** What arrives before the app sends its first frame, or in the answer to one request: see `talk` in app/run.ts. */
const FIRST_ARRIVALS: Readonly<Partial<Record<FactClass, number>>> = { 'event received': 5, 'ack received': 1, heartbeat: 1 };

const isFirstArrival = ({ fact, about }: Check): boolean =>
  about.session?.before === true && (fact !== 'event received' || about.name.endsWith(' early'));

/** Everything that the truth test accepts as missing. A missing fact that no line explains is a failure. */
export const cannotKnow: readonly Unknowable[] = [
  {
    reason: 'It happened before Sockscope was there.',
    facts: 'all',
    explains: (_cell, { about }) => about.before ?? 0,
  },
  {
    reason: 'The handshake of a connection that was open before Sockscope: how long it took is in none of its objects.',
    facts: ['handshake time'],
    explains: (_cell, { about }) => (about.session?.before ? 1 : 0),
  },
  {
    reason: 'A WebSocket that was open before Sockscope is seen from the first frame that the app sends: what arrived until then is not. `attach()` closes the gap.',
    facts: ['event received', 'ack received', 'heartbeat'],
    explains: (cell, check) => (isLateWire(cell) && isFirstArrival(check) ? FIRST_ARRIVALS[check.fact] ?? 0 : 0),
  },
  {
    reason: 'A long-polling request that was under way before Sockscope: its answer is not seen, the next one is.',
    facts: ['event received', 'ack received', 'heartbeat'],
    explains: (cell, check) => (isLate(cell) && cell.mode === 'polling only' && isFirstArrival(check) ? FIRST_ARRIVALS[check.fact] ?? 0 : 0),
  },
  {
    reason: 'The session id of a connection that began as WebSocket is only in its first packet. `attach()` knows it.',
    facts: ['session id'],
    explains: (cell, { about }) => (isLateWire(cell) && cell.mode === 'websocket only' && about.session?.before ? 1 : 0),
  },
  {
    reason: 'An acknowledgement whose question was sent before Sockscope: when it was asked is not known.',
    facts: ['ack time'],
    explains: (cell, { about }) => (isLate(cell) && about.name.endsWith(', asked before') ? 1 : 0),
  },
  {
    reason: 'Clients 2.x do not ask for the root namespace, the server connects it by itself: there is no time between question and answer.',
    facts: ['namespace time'],
    explains: ({ version }, { about }) => (isOld(version) && about.name === '/' ? 1 : 0),
  },
  {
    reason: 'Options, attempts and the exact reason of a disconnect are the manager\'s own. A client inside a bundle has to be handed over by `attach()`.',
    facts: MANAGER_FACTS,
    explains: ({ form, level }) => (form === 'bundled' && level === 'found' ? Infinity : 0),
  },
];

/** The lines that explain what a check misses, with how many each explains, and how many none does. */
export function explain(cell: Cell, check: Check): { readonly explained: ReadonlyMap<Unknowable, number>; readonly left: number } {
  const explained = new Map<Unknowable, number>();
  let left = check.missing;
  for (const line of cannotKnow) {
    if (left === 0 || (line.facts !== 'all' && !line.facts.includes(check.fact))) continue;
    const count = Math.min(left, line.explains(cell, check));
    if (count > 0) explained.set(line, count);
    left -= count;
  }
  return { explained, left };
}

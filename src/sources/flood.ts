import type { ConnectionMemory } from '../events/connection-memory.ts';
import type { RawPacket, Ring } from '../events/ring.ts';
import { MESSAGE } from '../protocol/engine-io.ts';
import { HEAD_BYTES, headOf } from './preview.ts';

/**
 * Events of one name that are told one by one, a second, connection and direction: what comes with each frame
 * of a screen is told whole. Telling one costs as much as receiving one, so that the page would feel more of
 * them, and no person reads more.
 */
export const TOLD_A_SECOND = 64;
/** The same of all names together; in a flood of many names each has less. */
export const TOLD_TOGETHER = 300;
/** And so many of each name in any flood: what is seldom is told whatever else there is. */
export const TOLD_AT_LEAST = 10;
/** More than that, at once: a burst costs the page once. Spent, it comes back by so many a second. */
export const SPARE = 200;
export const SPARE_A_SECOND = 20;
/** Names counted, a second, connection and direction; more are told one by one. */
const NAMES_COUNTED = 100;
/** Characters. A text so long is never counted away: it may be what the server ends the connection for. */
export const LARGE = 100_000;
/** An EVENT without attachments, ack or odd spelling: `42["name"` or `42/namespace,["name"`. */
const PLAIN_EVENT = /^42(?:\/[^,"?]*,)?\["[^"\\]*"/;
const TWO = 50;
const SLASH = 47;
const BRACKET = 91;

/** Events of one direction, in one second. */
interface Counts {
  readonly names: Map<string, Count>;
  told: number;
  spare: number;
}

/** Those of one name. */
interface Count {
  readonly connection: ConnectionMemory;
  readonly sent: boolean;
  readonly second: number;
  /** With the quote that ends the name. */
  readonly head: string;
  readonly among: Counts;
  told: number;
  /** The packet that stands for those that are too many, and the batch in which it waits. */
  stands: RawPacket | undefined;
  batch: unknown;
}

/** Notes an EVENT (a text that begins with `42`): by itself, or in a flood as one more of those that one packet stands for. */
export type NoteEvent = (connection: ConnectionMemory, sent: boolean, text: string) => void;

/** Says whether one more is told, and counts it as such. */
function tells(count: Count): boolean {
  const { told, among } = count;
  if (told < TOLD_AT_LEAST || (told < TOLD_A_SECOND && among.told < TOLD_TOGETHER)) {
    count.told += 1;
    among.told += 1;
    return true;
  }
  if (among.spare === 0) return false;
  among.spare -= 1;
  return true;
}

/** For the second that begins `later` seconds after the one with these. */
const countsAfter = (before: Counts | undefined, later: number): Counts =>
  ({ names: new Map(), told: 0, spare: before ? Math.min(SPARE, before.spare + later * SPARE_A_SECOND) : SPARE });

/** Counts by connection, second, direction and name. `now` gives ms since the session began. */
export function createFloodGate(ring: Pick<Ring, 'packet' | 'pending'>, now: () => number): NoteEvent {
  const seconds = new WeakMap<ConnectionMemory, { readonly second: number; readonly received: Counts; readonly sent: Counts }>();
  /** The one that was asked for last, as the next packet of a flood asks for it again. */
  let newest: Count | undefined;

  const isNewest = (connection: ConnectionMemory, sent: boolean, text: string): boolean =>
    newest?.connection === connection && newest.sent === sent && text.startsWith(newest.head);

  const countOf = (connection: ConnectionMemory, sent: boolean, text: string, second: number): Count | undefined => {
    if (newest?.second === second && isNewest(connection, sent, text)) return newest;
    const third = text.charCodeAt(2);
    // An ack's number, or nothing that can be read.
    if (third !== BRACKET && third !== SLASH) return undefined;
    let current = seconds.get(connection);
    if (current?.second !== second) {
      const later = second - (current?.second ?? second);
      current = { second, received: countsAfter(current?.received, later), sent: countsAfter(current?.sent, later) };
      seconds.set(connection, current);
    }
    const among = sent ? current.sent : current.received;
    const begin = third === SLASH ? text.indexOf('["') : 2;
    const known = among.names.get(text.slice(0, text.indexOf('"', begin + 2) + 1));
    if (known) return (newest = known);
    const head = among.names.size < NAMES_COUNTED && PLAIN_EVENT.exec(headOf(text, HEAD_BYTES))?.[0];
    if (!head) return undefined;
    const count: Count = { connection, sent, second, head, among, told: 0, stands: undefined, batch: undefined };
    among.names.set(head, count);
    return (newest = count);
  };

  /** One more, where a packet that still waits stands for its like. */
  const stoodFor = (count: Count | undefined, size: number): boolean => {
    if (!count?.stands || count.batch !== ring.pending()) return false;
    count.stands.count += 1;
    count.stands.size += size;
    return true;
  };

  return (connection, sent, text) => {
    const size = text.length;
    const large = size >= LARGE;
    // One more like the last: without a look at the clock, which would be half of what this costs. That another second
    // has begun is then seen when the next batch is.
    if (newest?.stands && !large && isNewest(connection, sent, text) && stoodFor(newest, size)) return;
    const at = now();
    const count = large ? undefined : countOf(connection, sent, text, Math.floor(at / 1_000));
    const told = !count || tells(count);
    if (!told && stoodFor(count, size)) return;
    const noted = ring.packet(connection, sent, false, headOf(text, HEAD_BYTES), size, at);
    if (told) return;
    count.stands = noted;
    count.batch = ring.pending();
  };
}

/** Says whether a text is an EVENT, by its first two characters. */
export const isEvent = (text: string): boolean => text.charCodeAt(0) === MESSAGE && text.charCodeAt(1) === TWO;

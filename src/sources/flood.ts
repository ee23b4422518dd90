import type { ConnectionMemory } from '../events/connection-memory.ts';
import type { RawPacket, Ring } from '../events/ring.ts';
import { MESSAGE } from '../protocol/engine-io.ts';
import { HEAD_BYTES, headOf } from './preview.ts';

/**
 * Events of one name and direction that are told one by one, a second and connection. Telling one costs half
 * of what receiving one costs: beyond this the page would feel it, and no person reads them.
 */
export const TOLD_A_SECOND = 250;
/** Names counted, a second, connection and direction; more are told one by one. */
const NAMES_COUNTED = 100;
/** Characters. A text so long is never counted away: it may be what the server ends the connection for. */
export const LARGE = 100_000;
/** An EVENT without attachments, ack or odd spelling: `42["name"` or `42/namespace,["name"`. */
const PLAIN_EVENT = /^42(?:\/[^,"?]*,)?\["[^"\\]*"/;
const TWO = 50;
const SLASH = 47;
const BRACKET = 91;

/** Events of one name, in one second. */
interface Count {
  readonly connection: ConnectionMemory;
  readonly sent: boolean;
  readonly second: number;
  /** With the quote that ends the name. */
  readonly head: string;
  told: number;
  /** The packet that stands for those that are too many, and the batch in which it waits. */
  stands: RawPacket | undefined;
  batch: unknown;
}

/** Notes an EVENT (a text that begins with `42`): by itself, or in a flood as one more of those that one packet stands for. */
export type NoteEvent = (connection: ConnectionMemory, sent: boolean, text: string) => void;

/** Counts by connection, second, direction and name. `now` gives ms since the session began. */
export function createFloodGate(ring: Pick<Ring, 'packet' | 'pending'>, now: () => number): NoteEvent {
  const seconds = new WeakMap<ConnectionMemory, { second: number; readonly received: Map<string, Count>; readonly sent: Map<string, Count> }>();
  /** The one that was asked for last, as the next packet of a flood asks for it again. */
  let newest: Count | undefined;

  /** `head` is made only where the name is new in this second. */
  const countOf = (connection: ConnectionMemory, sent: boolean, text: string, second: number): Count | undefined => {
    if (newest?.second === second && newest.connection === connection && newest.sent === sent && text.startsWith(newest.head)) return newest;
    const third = text.charCodeAt(2);
    // An ack's number, or nothing that can be read.
    if (third !== BRACKET && third !== SLASH) return undefined;
    let current = seconds.get(connection);
    if (current?.second !== second) seconds.set(connection, (current = { second, received: new Map(), sent: new Map() }));
    const counts = sent ? current.sent : current.received;
    const begin = third === SLASH ? text.indexOf('["') : 2;
    const known = counts.get(text.slice(0, text.indexOf('"', begin + 2) + 1));
    if (known) return (newest = known);
    const head = counts.size < NAMES_COUNTED && PLAIN_EVENT.exec(headOf(text, HEAD_BYTES))?.[0];
    if (!head) return undefined;
    const count: Count = { connection, sent, second, head, told: 0, stands: undefined, batch: undefined };
    counts.set(head, count);
    return (newest = count);
  };

  return (connection, sent, text) => {
    const at = now();
    const size = text.length;
    const count = size < LARGE ? countOf(connection, sent, text, Math.floor(at / 1_000)) : undefined;
    const many = count !== undefined && count.told >= TOLD_A_SECOND;
    if (many && count.stands && count.batch === ring.pending()) {
      count.stands.count += 1;
      count.stands.size += size;
      return;
    }
    const noted = ring.packet(connection, sent, false, headOf(text, HEAD_BYTES), size, at);
    if (many) {
      count.stands = noted;
      count.batch = ring.pending();
    } else if (count) count.told += 1;
  };
}

/** Says whether a text is an EVENT, by its first two characters. */
export const isEvent = (text: string): boolean => text.charCodeAt(0) === MESSAGE && text.charCodeAt(1) === TWO;

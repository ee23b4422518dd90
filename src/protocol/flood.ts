import type { ConnectionMemory } from '../events/connection-memory.ts';
import type { RawFact, RawPacket } from '../events/ring.ts';
import { tenth } from '../events/round.ts';
import { readEvent, readSocketIo } from './socket-io.ts';

/**
 * Events of one name and direction that are told one by one, a second and connection. Telling one costs half
 * of what receiving one costs: beyond this the page would feel it, and no person reads them.
 */
export const TOLD_A_SECOND = 250;
/** Names counted, a second, connection and direction; more are told one by one. */
const NAMES_COUNTED = 100;
/** An EVENT without attachments, ack or odd spelling: `42["name"` or `42/namespace,["name"`. */
const PLAIN_EVENT = /^42(?:\/[^,"?]*,)?\["[^"\\]*"/;

/** Events of one name, in one second. */
interface Count {
  /** With the quote that ends the name. */
  readonly head: string;
  readonly second: number;
  readonly first: RawPacket;
  told: number;
  held: number;
  size: number;
  last: number;
}

/** What becomes of events that come in floods. */
export interface FloodGate {
  /** True when the packet is one too many: it was counted, and is not told by itself. */
  holds(packet: RawPacket): boolean;
  /** What was counted and not told yet. */
  take(): readonly RawFact[];
}

/** Counts by connection, second, direction and name. */
export function createFloodGate(): FloodGate {
  const seconds = new WeakMap<ConnectionMemory, { second: number; readonly received: Map<string, Count>; readonly sent: Map<string, Count> }>();
  const flooded = new Set<Count>();
  /** The one that was asked for last, as the next packet of a flood asks for it again. */
  let newest: Count | undefined;

  const countOf = (packet: RawPacket): Count | undefined => {
    const { connection, at, sent, head } = packet;
    // By char codes: this is done for every event.
    if (head.charCodeAt(0) !== 52 || head.charCodeAt(1) !== 50) return undefined;
    const second = Math.floor(at / 1_000);
    if (newest?.second === second && newest.first.connection === connection && newest.first.sent === sent && head.startsWith(newest.head)) return newest;
    let current = seconds.get(connection);
    if (current?.second !== second) seconds.set(connection, (current = { second, received: new Map(), sent: new Map() }));
    const begin = head.indexOf('["');
    const counts = sent ? current.sent : current.received;
    const name = head.slice(0, head.indexOf('"', begin + 2));
    const known = counts.get(name);
    if (known) return (newest = known);
    const plain = PLAIN_EVENT.exec(head)?.[0];
    if (!plain || counts.size >= NAMES_COUNTED) return undefined;
    const count: Count = { head: plain, second, first: packet, told: 0, held: 0, size: 0, last: at };
    counts.set(name, count);
    return (newest = count);
  };

  return {
    holds(packet) {
      const count = packet.binary ? undefined : countOf(packet);
      if (!count) return false;
      if (count.told < TOLD_A_SECOND) {
        count.told += 1;
        return false;
      }
      count.held += 1;
      count.size += packet.size;
      count.last = packet.at;
      flooded.add(count);
      if (!packet.sent) packet.connection.heard = packet.at;
      return true;
    },
    take() {
      const taken = [...flooded].map(({ head, first: { sent, connection }, held, size, last }) => {
        const { namespace = '/', data = '' } = readSocketIo(head.slice(1)) ?? {};
        const { name } = readEvent(`${data}]`);
        return { stated: { type: 'event.flooded', fact: { way: sent ? 'sent' : 'received', namespace, name, count: held, size } } as const, at: tenth(last), connection: connection.id };
      });
      for (const count of flooded) count.held = count.size = 0;
      flooded.clear();
      return taken;
    },
  };
}

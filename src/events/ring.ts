import type { ConnectionMemory } from './connection-memory.ts';
import type { Emit, Facts, FactType } from './events.ts';

/** A fact before it is stamped: its type and its fields. */
export type Stated = { [K in FactType]: { readonly type: K; readonly fact: Facts[K] } }[FactType];

/** One packet as it was seen, before anything is understood of it. */
export interface RawPacket {
  readonly connection: ConnectionMemory;
  readonly at: number;
  readonly sent: boolean;
  readonly binary: boolean;
  /** Its beginning, bounded by whoever saw it. */
  readonly head: string;
  /** In all, where it stands for more than one. */
  size: number;
  /** How many it stands for, 1 but in a flood. It may grow as long as the packet is pending. */
  count: number;
}

/** One fact as it was stated, with whatever secrets it holds. */
export interface RawFact {
  readonly at: number;
  readonly stated: Stated;
  readonly connection: string | undefined;
}

/** Packets waiting to be settled. Reached only at more than 60,000 packets/s; beyond it they are counted. */
export const PENDING_PACKETS = 16_384;
/** Facts and packets together: a story that nobody takes must not fill the memory either. */
const PENDING_ENTRIES = 2 * PENDING_PACKETS;

/** The recorder's private memory: raw entries, secrets and all, which only the log ever takes. */
export interface Ring {
  readonly emit: Emit;
  /** Hot path: notes one packet, nothing else. Returns it, where there was room. */
  packet(connection: ConnectionMemory, sent: boolean, binary: boolean, head: string, size: number, at?: number): RawPacket | undefined;
  /** All that is pending, in order, with a last word on how much more there would have been. */
  take(): readonly (RawPacket | RawFact)[];
  /** What is pending, which stays there: the same array until it is taken. */
  readonly pending: () => readonly (RawPacket | RawFact)[];
}

/** An empty ring. `now` gives ms since the session began; `wake` is called when something is pending where nothing was. */
export function createRing(now: () => number, wake: () => void): Ring {
  let entries: (RawPacket | RawFact)[] = [];
  let packets = 0;
  let lost = 0;
  const push = <T extends RawPacket | RawFact>(entry: T): T | undefined => {
    if (entries.length >= PENDING_ENTRIES) {
      lost += 1;
      return undefined;
    }
    if (entries.push(entry) === 1) wake();
    return entry;
  };
  const emit: Emit = (type, fact, connection) => void push<RawFact>({ at: now(), stated: { type, fact } as unknown as Stated, connection });

  return {
    emit,
    packet(connection, sent, binary, head, size, at = now()) {
      if (packets >= PENDING_PACKETS) {
        lost += 1;
        return undefined;
      }
      packets += 1;
      return push<RawPacket>({ connection, at, sent, binary, head, size, count: 1 });
    },
    take() {
      const taken = entries;
      if (lost > 0) taken.push({ at: now(), stated: { type: 'session.overflowed', fact: { what: 'pending', lost } }, connection: undefined });
      entries = [];
      packets = lost = 0;
      return taken;
    },
    pending: () => entries,
  };
}

import { isChatter } from './chatter.ts';
import type { ConnectionMemory } from './connection-memory.ts';
import type { Emit, Facts, FactType, LogEvent, RawEvent, Stop } from './events.ts';
import { messageOf } from './message-of.ts';
import { tenth } from './round.ts';

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
  readonly size: number;
}

/** Packets waiting to be settled. Reached only at more than 60,000 packets/s; beyond it they are counted. */
export const PENDING_PACKETS = 16_384;
/** Facts kept in memory; the store keeps all. The story of a day of reconnecting every 5 s fits. */
export const STORY_KEPT = 40_000;
/** Packets kept in memory, about 5 MB of them at 250 B each. */
export const CHATTER_KEPT = 20_000;

/** What the log needs from outside: it has no clock and knows neither protocol nor secrets. */
export interface LogSetup {
  /** ms since the session began */
  readonly now: () => number;
  readonly mask: (event: RawEvent) => LogEvent;
  /** Says what a packet means. Called in order, off the hot path. */
  readonly narrate: (packet: RawPacket) => Stated;
  /** Something became pending where nothing was. */
  readonly wake: () => void;
}

/** The log of one session: takes raw facts on the hot path, gives masked events in batches. */
export interface Log {
  readonly emit: Emit;
  /** Hot path: notes one packet, nothing else. */
  packet(connection: ConnectionMemory, sent: boolean, binary: boolean, head: string, size: number): void;
  /** Stamps, narrates and masks what is pending, for at most `budget` ms; true when nothing is left. */
  settle(budget?: number): boolean;
  /** Masked events in memory, oldest first; a new array whenever something was dropped. */
  events(): readonly LogEvent[];
  subscribe(listener: (batch: readonly LogEvent[]) => void): Stop;
  /** `seq` of the newest event. */
  readonly count: () => number;
}

interface PendingFact {
  readonly at: number;
  readonly stated: Stated;
  readonly connection: string | undefined;
}

/** An empty log. */
export function createLog({ now, mask, narrate, wake }: LogSetup): Log {
  let pending: (RawPacket | PendingFact)[] = [];
  let packetsPending = 0;
  let packetsLost = 0;
  let kept: LogEvent[] = [];
  let chatterKept = 0;
  let seq = 0;
  const listeners = new Set<(batch: readonly LogEvent[]) => void>();

  const push = (entry: RawPacket | PendingFact): void => {
    if (pending.push(entry) === 1) wake();
  };

  const emit: Emit = (type, fact, connection) =>
    push({ at: now(), stated: { type, fact } as unknown as Stated, connection });

  const stamp = (stated: Stated, at: number, connection: string | undefined): LogEvent => {
    seq += 1;
    return mask({ type: stated.type, seq, at: tenth(at), connection, ...stated.fact } as RawEvent);
  };

  /** What cannot be told is said to be so: one such entry must not stop all that follow. */
  const settleOne = (entry: RawPacket | PendingFact): LogEvent => {
    try {
      if ('stated' in entry) return stamp(entry.stated, entry.at, entry.connection);
      packetsPending -= 1;
      return stamp(narrate(entry), entry.at, entry.connection.id);
    } catch (error) {
      return stamp({ type: 'session.faulted', fact: { where: 'log', message: messageOf(error) } }, entry.at, undefined);
    }
  };

  /** A listener that throws is recorded and hears no more; the others do. */
  const tell = (listener: (batch: readonly LogEvent[]) => void, batch: readonly LogEvent[]): void => {
    try {
      listener(batch);
    } catch (error) {
      listeners.delete(listener);
      emit('session.faulted', { where: 'listener', message: messageOf(error) });
    }
  };

  const keep = (batch: readonly LogEvent[]): void => {
    for (const event of batch) {
      kept.push(event);
      if (isChatter(event.type)) chatterKept += 1;
    }
    if (chatterKept > CHATTER_KEPT * 1.25) dropOldest(true, chatterKept - CHATTER_KEPT);
    if (kept.length - chatterKept > STORY_KEPT * 1.25) dropOldest(false, kept.length - chatterKept - STORY_KEPT);
  };

  const dropOldest = (chatter: boolean, count: number): void => {
    let left = count;
    kept = kept.filter((event) => left === 0 || isChatter(event.type) !== chatter || (left -= 1, false));
    if (chatter) chatterKept -= count;
    emit('session.overflowed', { what: chatter ? 'chatter' : 'story', lost: count });
  };

  return {
    emit,
    packet(connection, sent, binary, head, size) {
      if (packetsPending >= PENDING_PACKETS) {
        packetsLost += 1;
        return;
      }
      packetsPending += 1;
      push({ connection, at: now(), sent, binary, head, size });
    },
    settle(budget = Infinity) {
      if (packetsLost > 0) {
        emit('session.overflowed', { what: 'pending', lost: packetsLost });
        packetsLost = 0;
      }
      const end = now() + budget;
      const batch: LogEvent[] = [];
      let done = 0;
      for (const entry of pending) {
        // The clock is read once in 32 entries: it costs as much as stamping one.
        if (done % 32 === 31 && now() > end) break;
        done += 1;
        batch.push(settleOne(entry));
      }
      pending = done === pending.length ? [] : pending.slice(done);
      keep(batch);
      if (batch.length > 0) for (const listener of listeners) tell(listener, batch);
      return pending.length === 0;
    },
    events: () => kept,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    count: () => seq,
  };
}

import { isChatter } from './chatter.ts';
import type { LogEvent, RawEvent, Stop } from './events.ts';
import { messageOf } from './message-of.ts';
import type { RawFact, RawPacket, Ring, Stated } from './ring.ts';
import { tenth } from './round.ts';

/** Facts kept in memory; the store keeps all. The story of a day of reconnecting every 5 s fits. */
export const STORY_KEPT = 40_000;
/** Packets kept in memory, about 5 MB of them at 250 B each. */
export const CHATTER_KEPT = 20_000;

/** What the log needs from outside: it has no clock and knows neither protocol nor secrets. */
export interface LogSetup {
  readonly ring: Ring;
  /** ms since the session began */
  readonly now: () => number;
  readonly mask: (event: RawEvent) => LogEvent;
  /** Says what a packet means. Called in order, off the hot path. */
  readonly narrate: (packet: RawPacket) => Stated;
}

/** The log of one session: takes what is in the ring, gives masked events in batches. */
export interface Log {
  /** Stamps, narrates and masks what is pending, for at most `budget` ms; true when nothing is left. */
  settle(budget?: number): boolean;
  /** Masked events in memory, oldest first; a new array whenever something was dropped. */
  events(): readonly LogEvent[];
  subscribe(listener: (batch: readonly LogEvent[]) => void): Stop;
  /** `seq` of the newest event. */
  readonly count: () => number;
}

/** An empty log. */
export function createLog({ ring, now, mask, narrate }: LogSetup): Log {
  const { emit } = ring;
  let pending: readonly (RawPacket | RawFact)[] = [];
  let kept: LogEvent[] = [];
  let chatterKept = 0;
  let seq = 0;
  const listeners = new Set<(batch: readonly LogEvent[]) => void>();

  const stamp = (stated: Stated, at: number, connection: string | undefined): LogEvent => {
    seq += 1;
    return mask({ type: stated.type, seq, at: tenth(at), connection, ...stated.fact } as RawEvent);
  };

  /** What cannot be told is said to be so: one such entry must not stop all that follow. */
  const settleOne = (entry: RawPacket | RawFact): LogEvent => {
    try {
      return 'stated' in entry ? stamp(entry.stated, entry.at, entry.connection) : stamp(narrate(entry), entry.at, entry.connection.id);
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
    settle(budget = Infinity) {
      const end = now() + budget;
      const batch: LogEvent[] = [];
      let done = 0;
      // What is in hand goes before what the ring holds. The clock is read once in 32 entries: it costs as much as stamping one.
      for (let looked = 0; looked % 32 !== 31 || now() <= end; looked += 1) {
        if (done === pending.length) {
          pending = ring.take();
          done = 0;
        }
        const entry = pending[done];
        if (!entry) break;
        done += 1;
        batch.push(settleOne(entry));
      }
      pending = pending.slice(done);
      keep(batch);
      if (batch.length > 0) for (const listener of listeners) tell(listener, batch);
      return pending.length + ring.pending().length === 0;
    },
    events: () => kept,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    count: () => seq,
  };
}

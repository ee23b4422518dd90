import { encodeChunk } from './encode-chunk.ts';
import type { LogEvent } from '../events/events.ts';
import type { RawFact, RawPacket } from '../events/ring.ts';
import type { SessionRecord } from '../events/session-record.ts';
import { leaveTail } from './tail.ts';

/** Facts of one draft. Each draft writes all of them again, and holds up the page for it. */
const DRAFT_FACTS = 500;
/** Fields whose texts are words of our own vocabulary, name the device, or are what a person wrote into a mark. */
const PLAIN = /^(?:words|version|userAgent|language|transport|to|by|how|kind|method|seenBy|because|what|where)$/;

/**
 * Leaves what a page that dies early has seen so far: the facts that are not masked yet, and so without
 * any text that could hold a secret, and no packets. The true tail later takes its place.
 */
export function leaveDraft(record: SessionRecord, pending: readonly (RawPacket | RawFact)[]): void {
  const facts = pending.filter((entry): entry is RawFact => 'stated' in entry).slice(0, DRAFT_FACTS);
  const events = facts.map(({ at, stated: { type, fact }, connection }, index) => ({
    type, seq: index + 1, at, connection,
    ...Object.fromEntries(Object.entries(fact).map(([name, value]) => [name, PLAIN.test(name) ? value : textless(value)])),
  })) as unknown as readonly LogEvent[];
  leaveTail(record.id, [[['record', record.id], { ...record, events: events.length }], [['chunk', record.id, 0.5], encodeChunk(events)]]);
}

/** Numbers and switches as they are; nothing of texts. */
const textless = (value: unknown): unknown => (typeof value === 'string' ? '' : Array.isArray(value) ? [] : Object(value) === value ? {} : value);

import type { LogEvent } from './events.ts';
import { CHUNK_FORMAT } from './chunk-format.ts';
import { isRecord, parseJson } from './json.ts';
import { parseLines } from './parse.ts';

/** What a chunk held. A newer format or a damaged chunk costs itself alone. */
export type DecodedChunk =
  | { readonly state: 'read'; readonly events: readonly LogEvent[]; readonly unreadable: number }
  | { readonly state: 'newer' | 'damaged' };

/** Reads a stored value. Never throws. */
export function decodeChunk(value: unknown): DecodedChunk {
  if (typeof value !== 'string') return { state: 'damaged' };
  const end = value.indexOf('\n');
  const head = parseJson(end < 0 ? value : value.slice(0, end));
  if (!isRecord(head) || typeof head['format'] !== 'number') return { state: 'damaged' };
  if (head['format'] > CHUNK_FORMAT) return { state: 'newer' };
  return { state: 'read', ...parseLines(end < 0 ? '' : value.slice(end + 1)) };
}

/** The events of a session's chunks, in order and each once. */
export function decodeChunks(values: readonly unknown[]): LogEvent[] {
  const events = new Map<number, LogEvent>();
  for (const value of values) {
    const chunk = decodeChunk(value);
    if (chunk.state === 'read') for (const event of chunk.events) events.set(event.seq, event);
  }
  return [...events.values()].sort((left, right) => left.seq - right.seq);
}

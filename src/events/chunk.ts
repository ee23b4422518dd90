import type { LogEvent } from './events.ts';
import { CHUNK_FORMAT } from './chunk-format.ts';
import { isRecord, parseJson } from './json.ts';
import { parseLines } from './parse.ts';

/** What a chunk held. A newer format or a damaged chunk costs itself alone. */
export type DecodedChunk =
  | { readonly state: 'read'; readonly events: readonly LogEvent[]; readonly unreadable: number }
  | { readonly state: 'newer' | 'damaged' };

/** What could be read of a session, and what not. */
export interface Decoded {
  /** In order, each once. */
  readonly events: LogEvent[];
  /** Chunks of a newer version of Sockscope. They stay where they are. */
  readonly newer: number;
  /** Chunks, or lines in them, that are broken. */
  readonly damaged: number;
  /** Events that must have been and are not there: holes before the last one that is. */
  readonly missing: number;
}

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
export function decodeChunks(values: readonly unknown[]): Decoded {
  const events = new Map<number, LogEvent>();
  let newer = 0;
  let damaged = 0;
  for (const value of values) {
    const chunk = decodeChunk(value);
    if (chunk.state === 'read') {
      damaged += chunk.unreadable;
      for (const event of chunk.events) events.set(event.seq, event);
    } else if (chunk.state === 'newer') newer += 1;
    else damaged += 1;
  }
  return { ...inOrder(events.values()), newer, damaged };
}

/** Events by `seq`, and how many are missing before the last. */
export function inOrder(given: Iterable<LogEvent>): Pick<Decoded, 'events' | 'missing'> {
  const events = [...given].sort((left, right) => left.seq - right.seq);
  return { events, missing: (events[events.length - 1]?.seq ?? 0) - events.length };
}

import { type FactType, type LogEvent, vocabulary } from './events.ts';
import { isRecord, parseJson } from './json.ts';
import { fits } from './shape.ts';

const isFactType = (value: unknown): value is FactType => typeof value === 'string' && Object.prototype.hasOwnProperty.call(vocabulary, value);

/** Narrows untrusted JSON to an event of the vocabulary; `undefined` when it is none. */
export function parseEvent(value: unknown): LogEvent | undefined {
  if (!isRecord(value) || !isFactType(value['type'])) return undefined;
  if (!Number.isSafeInteger(value['seq']) || !Number.isFinite(value['at'])) return undefined;
  if (value['connection'] !== undefined && typeof value['connection'] !== 'string') return undefined;
  return fits(vocabulary[value['type']], value) ? (value as unknown as LogEvent) : undefined;
}

/** Events of newline-delimited JSON, and how many lines could not be read. Never throws. */
export function parseLines(text: string): { events: LogEvent[]; unreadable: number } {
  const events: LogEvent[] = [];
  let unreadable = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const event = parseEvent(parseJson(line));
    if (event) events.push(event);
    else unreadable += 1;
  }
  return { events, unreadable };
}

import { isRecord } from '../events/json.ts';
import type { SessionRecord } from '../events/session-record.ts';

/** Narrows a stored record; `undefined` when it is none. */
export function readRecord(value: unknown): SessionRecord | undefined {
  if (!isRecord(value)) return undefined;
  const texts = [value['id'], value['app'], value['url']];
  const numbers = [value['startedAt'], value['lastAt'], value['events'], value['bytes'], value['marks']];
  const fits = texts.every((entry) => typeof entry === 'string') && numbers.every((entry) => typeof entry === 'number');
  return fits && isRecord(value['masked']) ? (value as unknown as SessionRecord) : undefined;
}

/** ms since the epoch when a session was last written to. */
export const seenAt = ({ seenAt: seen, startedAt, lastAt }: SessionRecord): number => (typeof seen === 'number' ? seen : startedAt + lastAt);

import type { Ending, SessionRecord } from '../events/session-record.ts';
import { mayLive } from './prune.ts';
import { seenAt } from './read-record.ts';

/** A page that was reloaded is there again within this time (ms). */
const RELOAD_MS = 20_000;

/** How a session ended, as far as it and those beside it tell; `held` are those that pages hold, where that is known. */
export function endingOf(record: SessionRecord, records: readonly SessionRecord[], held: ReadonlySet<string> | undefined, now: number): Ending | undefined {
  const { state } = record;
  if (held?.has(record.id)) return 'open';
  if (state === undefined) return undefined;
  if (state === 'stopped') return 'stopped';
  if (state === 'left') {
    const left = seenAt(record);
    const reloaded = records.some(({ reload, url, startedAt }) =>
      reload === true && url === record.url && startedAt > left - 1_000 && startedAt < left + RELOAD_MS);
    return reloaded ? 'reloaded' : 'closed';
  }
  if (!held && mayLive(record, { alive: new Set(), now })) return 'open';
  return state === 'hidden' ? 'killed' : 'crashed';
}

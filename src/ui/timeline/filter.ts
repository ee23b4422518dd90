import type { LogEvent } from '../../events/events.ts';
import { sayFact } from '../../words/say.ts';
import type { Words } from '../../words/words.ts';
import { type Area, areaOf, isProblem, type Switched } from './area.ts';

/** Which events the timeline shows. */
export interface Filter {
  readonly areas: readonly Switched[];
  readonly problemsOnly: boolean;
  readonly connection: string | undefined;
  readonly text: string;
  /** Events before this `seq` are hidden. */
  readonly since: number;
}

/** The story and the messages; heartbeats and polls only on demand, they are most of a log and say little. */
export const everything: Filter = {
  areas: ['connection', 'messages', 'page'], problemsOnly: false, connection: undefined, text: '', since: 0,
};

const always = new Set<Area>(['people', 'probe']);

/** A test for one filter; a word is looked for in what a person reads and in the content. */
export function matcher(filter: Filter, words: Words): (event: LogEvent) => boolean {
  const areas = new Set<Area>([...filter.areas, ...always, ...(filter.areas.includes('page') ? (['itself'] as const) : [])]);
  const wanted = filter.text.trim().toLowerCase();
  return (event) => {
    if (event.seq < filter.since || !areas.has(areaOf(event.type))) return false;
    if (filter.connection !== undefined && event.connection !== undefined && event.connection !== filter.connection) return false;
    if (filter.problemsOnly && !isProblem(event) && !always.has(areaOf(event.type))) return false;
    if (wanted === '') return true;
    const preview = 'preview' in event ? event.preview : '';
    return `${sayFact(words, event)} ${event.type} ${preview}`.toLowerCase().includes(wanted);
  };
}

/** Rows for the newest events, reusing the work of the call before when events were only added. */
export function createRows(): (events: readonly LogEvent[], filter: Filter, words: Words) => readonly LogEvent[] {
  let before: { events: readonly LogEvent[]; length: number; filter: Filter; words: Words; rows: LogEvent[] } | undefined;
  return (events, filter, words) => {
    const same = before && before.filter === filter && before.words === words;
    if (same && before && before.events === events && before.length === events.length) return before.rows;
    const test = matcher(filter, words);
    // The log adds to its array and makes a new one only when it drops something.
    const grown = same && before?.events === events && events.length > before.length;
    const fresh = (grown && before ? events.slice(before.length) : events).filter(test);
    const rows = grown && before ? (fresh.length ? before.rows.concat(fresh) : before.rows) : fresh;
    before = { events, length: events.length, filter, words, rows };
    return rows;
  };
}

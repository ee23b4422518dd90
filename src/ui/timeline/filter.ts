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

/** The same with heartbeats and polls. */
export const withChatter = (filter: Filter): Filter => ({ ...filter, areas: [...filter.areas, 'chatter'] });

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

/**
 * The events that a filter lets through. The log adds to its array and makes a new one only when it
 * drops something, so do the rows: the same array, longer, as long as nothing else changed.
 */
export function createRows(): (events: readonly LogEvent[], filter: Filter, words: Words) => readonly LogEvent[] {
  let seen: { events: readonly LogEvent[]; filter: Filter; words: Words; test: (event: LogEvent) => boolean } | undefined;
  let rows: LogEvent[] = [];
  let tested = 0;
  return (events, filter, words) => {
    if (seen?.events !== events || seen.filter !== filter || seen.words !== words || events.length < tested) {
      seen = { events, filter, words, test: matcher(filter, words) };
      rows = [];
      tested = 0;
    }
    for (; tested < events.length; tested += 1) {
      const event = events[tested];
      if (event && seen.test(event)) rows.push(event);
    }
    return rows;
  };
}

import type { EventOf, FactType, LogEvent } from '../events/events.ts';
import { type ConnectionLine, type ConnectionView, createConnectionBook, type ProbeAnswers } from './connection.ts';
import { isOffline } from './environment.ts';

/** The log of one session, indexed once, as rules see it. */
export interface Timeline {
  readonly events: readonly LogEvent[];
  readonly connections: readonly ConnectionView[];
  readonly lines: readonly ConnectionLine[];
  /** All facts of these types, in order. */
  of<T extends FactType>(...types: T[]): readonly EventOf<T>[];
  /** The same, of one connection. */
  within<T extends FactType>(connection: string, ...types: T[]): readonly EventOf<T>[];
  /** What the newest checkup of an endpoint was answered after the fact `since`, while the device was online. */
  answers(endpoint: string, since?: number): ProbeAnswers;
}

function file<K>(index: Map<K, LogEvent[]>, key: K, event: LogEvent): void {
  const same = index.get(key);
  if (same) same.push(event);
  else index.set(key, [event]);
}

/** An index that grows with a log. */
export interface TimelineIndex {
  /** Adds a fact; facts must come in order of `seq`. */
  add(event: LogEvent): void;
  /** The log as it is now, of which `events` are all: another object each time, as what rules remember of one counts for no other. */
  timeline(events: readonly LogEvent[]): Timeline;
}

const NONE: readonly never[] = [];

/** An empty index. */
export function createTimelineIndex(): TimelineIndex {
  const book = createConnectionBook();
  const byType = new Map<FactType, LogEvent[]>();
  const byConnection = new Map<string | undefined, Map<FactType, LogEvent[]>>();
  const pick = <T extends FactType>(index: ReadonlyMap<FactType, LogEvent[]> | undefined, types: readonly T[]): readonly EventOf<T>[] => {
    const one = (type: T): readonly EventOf<T>[] => (index?.get(type) ?? NONE) as readonly EventOf<T>[];
    let only = one(types[0]!);
    for (const type of types.slice(1)) {
      const more = one(type);
      // Most connections have facts of one of them at most.
      if (only.length > 0 && more.length > 0) return types.flatMap(one).sort((left, right) => left.seq - right.seq);
      if (more.length > 0) only = more;
    }
    return only;
  };
  const of = <T extends FactType>(...types: T[]): readonly EventOf<T>[] => pick(byType, types);
  return {
    add(event) {
      book.add(event);
      file(byType, event.type, event);
      const own = byConnection.get(event.connection) ?? new Map<FactType, LogEvent[]>();
      byConnection.set(event.connection, own);
      file(own, event.type, event);
    },
    timeline(events) {
      const timeline: Timeline = {
        events,
        connections: book.all,
        lines: book.lines(),
        of,
        // Rules ask each connection for facts of which most logs have none.
        within: (connection, ...types) => (types.some((type) => byType.has(type)) ? pick(byConnection.get(connection), types) : NONE),
        answers(endpoint, since = 0) {
          const started = of('checkup.started').filter((event) => event.endpoint === endpoint);
          const begun = Math.max(since, started[started.length - 1]?.seq ?? Infinity);
          const answers: ProbeAnswers = {};
          for (const event of of('probe.answered')) {
            if (event.seq > begun && event.endpoint === endpoint && !isOffline(timeline, event.at)) answers[event.probe] = event;
          }
          return answers;
        },
      };
      return timeline;
    },
  };
}

/** Indexes events, which must be in order of `seq`. */
export function createTimeline(events: readonly LogEvent[]): Timeline {
  const index = createTimelineIndex();
  for (const event of events) index.add(event);
  return index.timeline(events);
}

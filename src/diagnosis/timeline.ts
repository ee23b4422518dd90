import type { EventOf, FactType, LogEvent } from '../events/events.ts';
import { type ConnectionLine, type ConnectionView, createConnectionBook, type ProbeAnswers } from './connection.ts';
import { isOffline } from './environment.ts';

/** The log of one session, indexed once, as rules see it. */
export interface Timeline {
  readonly events: readonly LogEvent[];
  readonly connections: readonly ConnectionView[];
  readonly lines: readonly ConnectionLine[];
  /** All facts of these types, in order. */
  of<T extends FactType>(...types: T[]): EventOf<T>[];
  /** The same, of one connection. */
  within<T extends FactType>(connection: string, ...types: T[]): EventOf<T>[];
  /** What the newest checkup of an endpoint was answered after the fact `since`, while the device was online. */
  answers(endpoint: string, since?: number): ProbeAnswers;
}

function file<K>(index: Map<K, LogEvent[]>, key: K, event: LogEvent): void {
  const same = index.get(key);
  if (same) same.push(event);
  else index.set(key, [event]);
}

/** Indexes events, which must be in order of `seq`. */
export function createTimeline(events: readonly LogEvent[]): Timeline {
  const book = createConnectionBook();
  const byType = new Map<FactType, LogEvent[]>();
  const byConnection = new Map<string | undefined, LogEvent[]>();
  for (const event of events) {
    book.add(event);
    file(byType, event.type, event);
    file(byConnection, event.connection, event);
  }
  const of = <T extends FactType>(...types: T[]): EventOf<T>[] => {
    const found = types.flatMap((type) => (byType.get(type) ?? []) as EventOf<T>[]);
    return types.length > 1 ? found.sort((left, right) => left.seq - right.seq) : found;
  };
  const timeline: Timeline = {
    events,
    connections: book.all,
    lines: book.lines(),
    of,
    within: <T extends FactType>(connection: string, ...types: T[]) =>
      (byConnection.get(connection) ?? []).filter(({ type }) => (types as FactType[]).includes(type)) as unknown[] as EventOf<T>[],
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
}

import type { EventOf, FactType, LogEvent } from '../events/events.ts';
import { type ConnectionLine, type ConnectionView, createConnectionBook, type ProbeAnswers } from './connection.ts';

/** The log of one session, indexed once, as rules see it. */
export interface Timeline {
  readonly events: readonly LogEvent[];
  readonly connections: readonly ConnectionView[];
  readonly lines: readonly ConnectionLine[];
  /** All facts of these types, in order. */
  of<T extends FactType>(...types: T[]): EventOf<T>[];
  /** The same, of one connection. */
  within<T extends FactType>(connection: string, ...types: T[]): EventOf<T>[];
  /** The answers of the newest checkup of an endpoint. */
  answers(endpoint: string): ProbeAnswers;
}

/** Indexes events, which must be in order of `seq`. */
export function createTimeline(events: readonly LogEvent[]): Timeline {
  const book = createConnectionBook();
  const byType = new Map<FactType, LogEvent[]>();
  for (const event of events) {
    book.add(event);
    const same = byType.get(event.type);
    if (same) same.push(event);
    else byType.set(event.type, [event]);
  }
  const of = <T extends FactType>(...types: T[]): EventOf<T>[] => {
    const found = types.flatMap((type) => (byType.get(type) ?? []) as EventOf<T>[]);
    return types.length > 1 ? found.sort((left, right) => left.seq - right.seq) : found;
  };
  return {
    events,
    connections: book.all,
    lines: book.lines(),
    of,
    within: (connection, ...types) => of(...types).filter((event) => event.connection === connection),
    answers(endpoint) {
      const started = of('checkup.started').filter((event) => event.endpoint === endpoint);
      const since = started[started.length - 1]?.seq ?? Infinity;
      const answers: ProbeAnswers = {};
      for (const event of of('probe.answered')) {
        if (event.seq > since && event.endpoint === endpoint) answers[event.probe] = event;
      }
      return answers;
    },
  };
}

import type { EventOf } from '../../../events/events.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';

/** What a 'connect' handler emits goes out at once. */
const AT_ONCE_MS = 1_000;
const CONNECTS = 3;
const NAME_SHOWN = 60;

/** How often one event went out after each connect of one line. */
interface Counts {
  readonly endpoint: string;
  readonly name: string;
  readonly counts: number[];
  readonly last: EventOf<'event.sent'>[];
}

/** Each event with its arguments: what was emitted while disconnected differs from time to time. */
function countAfterConnects(timeline: Timeline): Counts[] {
  const lineOf = new Map<string | undefined, number>(timeline.lines.flatMap(({ sessions }, line) => sessions.map(({ id }) => [id, line] as const)));
  const connects = new Map<string, { count: number; at: number }>();
  const found = new Map<string, Counts>();
  let newest = -Infinity;
  for (const event of timeline.of('namespace.connected', 'event.sent')) {
    if (event.type === 'namespace.connected') newest = event.at;
    // Nearly all events are of no interest here, and there may be very many.
    else if (event.at - newest > AT_ONCE_MS) continue;
    const line = lineOf.get(event.connection);
    if (line === undefined) continue;
    const joined = `${line} ${event.namespace}`;
    const connect = connects.get(joined) ?? { count: 0, at: -Infinity };
    connects.set(joined, connect);
    if (event.type === 'namespace.connected') {
      connect.count += 1;
      connect.at = event.at;
      continue;
    }
    if (event.at - connect.at > AT_ONCE_MS) continue;
    const { name, preview } = event;
    const key = `${joined} ${name} ${preview}`;
    const one = found.get(key) ?? { endpoint: timeline.lines[line]?.endpoint ?? '', name, counts: [], last: [] };
    found.set(key, one);
    const before = one.counts[connect.count - 1];
    if (before === undefined) one.last.length = 0;
    one.counts[connect.count - 1] = (before ?? 0) + 1;
    one.last.push(event);
  }
  return [...found.values()];
}

/**
 * Each reconnect sends the same event once more than the one before: the page adds its listeners in a
 * 'connect' handler, or on each mount, and never takes them off. Each of them acts on every message.
 */
export const handlersPileUp = defineRule({
  id: 'handlers-pile-up',
  severity: 'warning',
  settledBy: [],
  *judge(timeline) {
    const waited = timeline.of('manager.waiting').some(({ events }) => events > 0);
    for (const { endpoint, name, counts, last } of countAfterConnects(timeline)) {
      const steps = counts.slice(1).map((count, index) => count - (counts[index] ?? NaN));
      const [first = 0] = counts;
      if (counts.length < CONNECTS || !steps.every((step) => step > 0)) continue;
      yield {
        // By a handler each time: 1, 2, 3. Anything else that grows may have waited for the connection.
        outcome: !waited && steps.every((step) => step === steps[0] && step <= first) ? 'problem' : 'unclear',
        evidence: last.map(({ seq }) => seq),
        args: { endpoint, name: name.slice(0, NAME_SHOWN), connects: counts.length, times: last.length },
      };
    }
  },
});

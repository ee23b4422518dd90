import type { LogEvent } from '../../src/events/events.ts';

/** What depends on the moment, not on the page. */
const UNSTEADY = /^(?:session|storage|page|clock|mark|poll|packet)\.|^engine\.pinged/;

/** How often each fact of a chat was stated, by type and name. */
export function tally(facts: readonly LogEvent[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const fact of facts) {
    const key = 'name' in fact ? `${fact.type} ${fact.name}` : fact.type;
    if (!UNSTEADY.test(fact.type)) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** The faults among the facts. */
export const faults = (facts: readonly LogEvent[]): LogEvent[] => facts.filter(({ type }) => type === 'session.faulted');

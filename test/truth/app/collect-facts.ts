import { vocabulary, type FactType } from '../../../src/events/events.ts';
import type { Scope } from '../../../src/scope.ts';
import { BURST, type Recorded, type RecordedFact } from '../truth.ts';

type Page = typeof globalThis & { Sockscope: { scope: Scope } };

/** The running Sockscope of this page. */
export const scope = (): Scope => (globalThis as Page).Sockscope.scope;

/** Listens to every fact of Sockscope's vocabulary, from its first on; the answer grows as they come. */
export function collectFacts(): { recorded(): Recorded } {
  const facts: RecordedFact[] = [];
  const burst: Record<string, number> = {};
  let count = 0;
  let lastSeq = 0;
  for (const type of Object.keys(vocabulary) as FactType[]) {
    scope().on(type, (event) => {
      const fact = event as unknown as RecordedFact;
      count += 1;
      lastSeq = Math.max(lastSeq, fact.seq);
      const more = { 'event.received': 1, 'event.flooded': Number(fact['count']) }[type as string];
      if (fact['name'] === BURST && more) burst[fact.connection ?? ''] = (burst[fact.connection ?? ''] ?? 0) + more;
      else facts.push(fact);
    });
  }
  return { recorded: () => ({ facts, burst, count, lastSeq }) };
}

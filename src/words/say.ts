import type { Health } from '../diagnosis/health.ts';
import type { LogEvent } from '../events/events.ts';
import type { Words } from './words.ts';

/** One sentence for an event. */
export const sayFact = (words: Words, event: LogEvent): string =>
  (words.facts[event.type] as (fact: LogEvent) => string)(event);

/** The sentence for the state of all connections. */
export const sayHealth = (words: Words, health: Health): string =>
  (words.health[health.code] as (health: Health) => string)(health);

/** A text of these, by a name that this version may not know. */
const known = (texts: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.prototype.hasOwnProperty.call(texts, name) ? texts[name] : undefined;

/** What a masked thing was, for a kind that this version may not know. */
export const sayMasked = ({ masked }: Words, kind: string): string => known(masked, kind) ?? kind;

/** What a probe added to its answer. What is no phrase (a status, the browser’s own message) stays as it is. */
export function sayDetail({ probePhrases }: Words, detail: string): string {
  const numbers = detail.match(/\d+/g) ?? [];
  const said = known(probePhrases, detail.replace(/\d+/g, '#'));
  return said?.replace(/\$(\d)/g, (_, place: string) => numbers[Number(place) - 1] ?? '') ?? detail;
}

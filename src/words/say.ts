import type { Health } from '../diagnosis/health.ts';
import type { LogEvent } from '../events/events.ts';
import type { Words } from './words.ts';

/** One sentence for an event. */
export const sayFact = (words: Words, event: LogEvent): string =>
  (words.facts[event.type] as (fact: LogEvent) => string)(event);

/** The sentence for the state of all connections. */
export const sayHealth = (words: Words, health: Health): string =>
  (words.health[health.code] as (health: Health) => string)(health);

/** What a masked thing was, for a kind that this version may not know. */
export const sayMasked = (words: Words, kind: string): string =>
  Object.prototype.hasOwnProperty.call(words.masked, kind) ? (words.masked as Readonly<Record<string, string>>)[kind]! : kind;

import type { RuleId } from '../diagnosis/diagnose.ts';
import type { Health } from '../diagnosis/health.ts';
import type { Args, Finding } from '../diagnosis/rule.ts';
import type { LogEvent } from '../events/events.ts';
import { originOf } from './origin.ts';
import type { Fix, VerdictWords, Words } from './words.ts';

/** One sentence for an event. */
export const sayFact = (words: Words, event: LogEvent): string =>
  (words.facts[event.type] as (fact: LogEvent) => string)(event);

/** The sentence for the state of all connections. */
export const sayHealth = (words: Words, health: Health): string =>
  (words.health[health.code] as (health: Health) => string)(health);

/** Title and reason of one finding; the title says "may" when the finding is unclear. */
export function sayFinding(words: Words, rule: RuleId, finding: Finding): { title: string; because: string; check: string } {
  const { title, maybe, because, check } = (words.verdicts[rule] as unknown as (args: Args) => VerdictWords)(finding.args);
  return { title: finding.outcome === 'problem' ? title : maybe, because, check };
}

/** Lines that mend a finding, with the origins at hand filled in. `page` is the page's address. */
export function fixesOf(words: Words, rule: RuleId, finding: Finding, page: string): readonly Fix[] {
  const endpoint = finding.args['endpoint'];
  return words.fixes[rule]({
    api: originOf(typeof endpoint === 'string' ? endpoint : '') || 'https://api.example.com',
    page: originOf(page) || 'https://app.example.com',
  });
}

/** What a masked thing was, for a kind that this version may not know. */
export const sayMasked = (words: Words, kind: string): string =>
  Object.prototype.hasOwnProperty.call(words.masked, kind) ? (words.masked as Readonly<Record<string, string>>)[kind]! : kind;

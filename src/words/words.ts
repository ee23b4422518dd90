import type { RuleArgs, RuleId } from '../diagnosis/diagnose.ts';
import type { Health, HealthCode } from '../diagnosis/health.ts';
import type { Facts, FactType, ProbeName } from '../events/events.ts';
import type { en } from './en/index.ts';

export type Language = 'en' | 'ko';

/** Every text of one language; the English ones are the pattern that the others must fill. */
export type Words = typeof en;

/** One short sentence per fact, past tense. */
export type FactWords = { readonly [K in FactType]: (fact: Facts[K]) => string };
/** The one sentence that stands at the top. */
export type HealthWords = { readonly [C in HealthCode]: (health: Extract<Health, { code: C }>) => string };

/** How a finding is put. */
export interface VerdictWords {
  /** One sentence that a person can act on; for a finding that is certain. */
  readonly title: string;
  /** What it may be; for a finding that the log cannot settle. */
  readonly maybe: string;
  /** What was seen that shows it. */
  readonly because: string;
  /** What the checkup would tell. */
  readonly check: string;
}
export type RuleWords = { readonly [Id in RuleId]: (args: RuleArgs[Id]) => VerdictWords };

/** Where a line is pasted. */
export type Stack = 'client' | 'flask' | 'node' | 'nginx' | 'host';
/** Lines to paste for one stack. */
export interface Fix {
  readonly stack: Stack;
  readonly label: string;
  readonly code: string;
  readonly note?: string;
}
/** Origins that stand in the lines to paste. */
export interface Place {
  /** origin of the Socket.IO server */
  readonly api: string;
  /** origin of the page */
  readonly page: string;
}
export type FixWords = { readonly [Id in RuleId]: (place: Place) => readonly Fix[] };

/** A probe's question and its three answers, each a sentence. */
export type ProbeWords = {
  readonly [P in ProbeName]: { readonly asks: string; readonly yes: string; readonly no: string; readonly unknown: string };
};

import type { RuleArgs, RuleId } from '../diagnosis/diagnose.ts';
import type { families } from '../diagnosis/rules/index.ts';
import type { Health, HealthCode } from '../diagnosis/health.ts';
import type { Facts, FactType, ProbeName } from '../events/events.ts';
import type { ProbePhrase } from '../events/probe-detail.ts';
import type { en } from './en/index.ts';
import type { fixFamilies, FixId } from './fixes/index.ts';

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

type Family = keyof typeof families;
/** The part of the words that is about one family of causes. */
export type RuleWordsOf<F extends Family> = Pick<RuleWords, (typeof families)[F][number]['id']>;

/** What is said above and below lines to paste. */
export interface FixLabel {
  readonly label: string;
  readonly note?: string;
}
export type FixWords = { readonly [F in FixId]: FixLabel };
/** The part of them that is about one family of causes. */
export type FixWordsOf<F extends Family> = Pick<FixWords, Extract<keyof (typeof fixFamilies)[F], FixId>>;

/** A probe's question and its three answers, each a sentence. */
export type ProbeWords = {
  readonly [P in ProbeName]: { readonly asks: string; readonly yes: string; readonly no: string; readonly unknown: string };
};

/** What a probe adds to its answer; `$1` is the first number of the phrase. */
export type PhraseWords = { readonly [P in ProbePhrase]: string };

import type { RuleId } from '../diagnosis/diagnose.ts';
import type { Args, Finding } from '../diagnosis/rule.ts';
import type { FixLines, Place, Stack } from './fixes/fix.ts';
import { fixesOfRule, fixLines } from './fixes/index.ts';
import { originOf, pathOf } from './origin.ts';
import type { FixLabel, FixWords, RuleWords, VerdictWords } from './words.ts';

/** A finding as a person reads it. */
export interface SaidFinding extends Pick<VerdictWords, 'because' | 'check'> {
  /** It says "may" when the finding is unclear. */
  readonly title: string;
}

/** Lines to paste for one stack, with what is said of them. */
export interface Fix extends FixLabel {
  readonly stack: Stack;
  readonly code: string;
}

/** Everything that is said of causes, in one language. */
export interface Causes {
  say(rule: RuleId, finding: Finding): SaidFinding;
  /** Lines that mend a finding, with the addresses at hand filled in. `page` is the page's address. */
  fixes(rule: RuleId, finding: Finding, page: string): readonly Fix[];
}

/** Causes in the language of these words. */
export const createCauses = (verdicts: RuleWords, labels: FixWords): Causes => ({
  say(rule, { outcome, args }) {
    const { title, maybe, because, check } = (verdicts[rule] as unknown as (args: Args) => VerdictWords)(args);
    return { title: outcome === 'problem' ? title : maybe, because, check };
  },
  fixes(rule, { args }, page) {
    const endpoint = typeof args['endpoint'] === 'string' ? args['endpoint'] : '';
    const place: Place = {
      api: originOf(endpoint) || 'https://api.example.com', path: pathOf(endpoint) || '/socket.io/', page: originOf(page) || 'https://app.example.com', args,
    };
    return fixesOfRule[rule].map((id) => {
      const { stack, code }: FixLines[string] = fixLines[id];
      return { ...labels[id], stack, code: typeof code === 'string' ? code : code(place) };
    });
  },
});

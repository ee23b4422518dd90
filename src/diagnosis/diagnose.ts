import type { LogEvent } from '../events/events.ts';
import type { Args, Finding, Rule, Severity } from './rule.ts';
import { rules as allRules } from './rules/index.ts';
import { createTimeline, type Timeline } from './timeline.ts';

export type RuleId = (typeof allRules)[number]['id'];
/** The arguments of each rule's findings. */
export type RuleArgs = {
  [Id in RuleId]: Extract<(typeof allRules)[number], { id: Id }> extends Rule<Id, infer A> ? A : never;
};

/** What one rule says of one session. */
export interface Verdict {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly outcome: 'ok' | 'problem' | 'unclear' | 'crashed';
  readonly findings: readonly Finding[];
}

const byWeight: Record<Verdict['outcome'], number> = { problem: 0, unclear: 1, crashed: 2, ok: 3 };
const bySeverity: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

type AnyRule = Rule<RuleId, Args>;

/** What a rule found, before anything is explained by anything else. */
interface Judged {
  readonly rule: AnyRule;
  readonly findings: readonly Finding[];
  readonly crashed: boolean;
}

function judge(rule: AnyRule, timeline: Timeline): Judged {
  try {
    return { rule, findings: [...rule.judge(timeline)], crashed: false };
  } catch {
    return { rule, findings: [], crashed: true };
  }
}

/** Leaves out the symptoms of causes that are certain. Symptoms of symptoms go too, as their causes' findings count before they are left out. */
function withoutSymptoms(judged: readonly Judged[]): Judged[] {
  const explained = new Set(judged.flatMap(({ rule: { explains = [] }, findings }) =>
    findings.filter(({ outcome }) => outcome === 'problem').flatMap(({ args }) => explains.map((id) => `${id} ${args['endpoint']}`))));
  return judged.map((one) => ({ ...one, findings: one.findings.filter(({ args }) => !explained.has(`${one.rule.id} ${args['endpoint']}`)) }));
}

function verdictOf({ rule: { id, severity }, findings, crashed }: Judged): Verdict {
  const outcome = crashed ? 'crashed' : findings.some((finding) => finding.outcome === 'problem') ? 'problem' : findings.length > 0 ? 'unclear' : 'ok';
  return { rule: id, severity, outcome, findings };
}

/** One verdict per rule, the gravest first, without the symptoms of what is certain. A rule that throws is `crashed`; the others still judge. */
export const diagnose = (events: readonly LogEvent[], rules?: readonly AnyRule[]): Verdict[] => diagnoseTimeline(createTimeline(events), rules);

/** The same of a log that is indexed already. */
export function diagnoseTimeline(timeline: Timeline, rules: readonly AnyRule[] = allRules): Verdict[] {
  return withoutSymptoms(rules.map((rule) => judge(rule, timeline)))
    .map(verdictOf)
    .sort((left, right) => byWeight[left.outcome] - byWeight[right.outcome] || bySeverity[left.severity] - bySeverity[right.severity]);
}

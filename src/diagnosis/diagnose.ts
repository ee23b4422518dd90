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

function judge(rule: Rule<RuleId, Args>, timeline: Timeline): Verdict {
  const { id, severity } = rule;
  try {
    const findings = [...rule.judge(timeline)];
    const outcome = findings.some((finding) => finding.outcome === 'problem')
      ? 'problem'
      : findings.length > 0
        ? 'unclear'
        : 'ok';
    return { rule: id, severity, outcome, findings };
  } catch {
    return { rule: id, severity, outcome: 'crashed', findings: [] };
  }
}

/** One verdict per rule, the gravest first. A rule that throws is `crashed`; the others still judge. */
export function diagnose(events: readonly LogEvent[], rules: readonly Rule<RuleId, Args>[] = allRules): Verdict[] {
  const timeline = createTimeline(events);
  return rules
    .map((rule) => judge(rule, timeline))
    .sort((left, right) => byWeight[left.outcome] - byWeight[right.outcome] || bySeverity[left.severity] - bySeverity[right.severity]);
}

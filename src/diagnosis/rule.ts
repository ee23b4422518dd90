import type { ProbeName } from '../events/events.ts';
import type { Timeline } from './timeline.ts';

/** Facts that a sentence is made from; no prose. */
export type Args = Readonly<Record<string, string | number | boolean | readonly string[]>>;
export type Severity = 'error' | 'warning' | 'info';

/** One thing that a rule found. */
export interface Finding<A extends Args = Args> {
  /** `unclear`: the log cannot settle it; the rule's probes could. */
  readonly outcome: 'problem' | 'unclear';
  /** `seq` of the facts that show it, never empty. */
  readonly evidence: readonly number[];
  /** `seq` of facts that speak against it. */
  readonly against?: readonly number[];
  readonly args: A;
}

/** One cause, recognised in a timeline. Pure: the same events give the same findings, for ever. */
export interface Rule<Id extends string = string, A extends Args = Args> {
  /** The file's name; stored in bundles. */
  readonly id: Id;
  readonly severity: Severity;
  /** What a checkup asks to settle an unclear finding. */
  readonly settledBy: readonly ProbeName[];
  /**
   * Rules whose findings on the same endpoint are symptoms of this one: they are left out once this one is
   * certain. A cause names what it brings about, never what may be there beside it.
   */
  readonly explains?: readonly string[];
  judge(timeline: Timeline): Iterable<Finding<A>>;
}

/** Types a rule from its own literal. */
export const defineRule = <const Id extends string, A extends Args>(rule: Rule<Id, A>): Rule<Id, A> => rule;

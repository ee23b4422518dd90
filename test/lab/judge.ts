import type { Verdict } from '../../src/diagnosis/diagnose.ts';
import type { Variant } from './variant.ts';

/** The rules that found something. */
export interface Said {
  readonly problem: readonly string[];
  readonly unclear: readonly string[];
}

/**
 * `right`: exactly the expected, all certain, or exactly one of the sets that cannot be told apart.
 * `unclear`: nothing false is called certain, and all that is expected is named. `missed`: some of it is
 * not named. `wrong`: something is called certain that is not so.
 */
export type Grade = 'right' | 'unclear' | 'missed' | 'wrong';

/** The rules by what they found; a rule with a certain finding counts as certain. */
export function saidBy(verdicts: readonly Pick<Verdict, 'rule' | 'outcome'>[]): Said {
  const of = (...outcomes: readonly Verdict['outcome'][]): string[] =>
    verdicts.filter(({ outcome }) => outcomes.includes(outcome)).map(({ rule }) => rule as string).sort();
  // A rule that crashes says something false: that it can judge this.
  return { problem: of('problem', 'crashed'), unclear: of('unclear') };
}

const same = (left: ReadonlySet<string>, right: readonly string[]): boolean => left.size === new Set(right).size && right.every((id) => left.has(id));

/** Holds what was said against what is so. */
export function grade({ problem, unclear }: Said, { expected, also = [], sets = [] }: Pick<Variant, 'expected' | 'also' | 'sets'>): Grade {
  const certain = new Set(problem.filter((id) => !also.includes(id) || expected.includes(id)));
  const named = new Set([...certain, ...unclear.filter((id) => !also.includes(id) || expected.includes(id))]);
  if (sets.some((set) => same(named, set))) return 'right';
  if ([...certain].some((id) => !expected.includes(id))) return 'wrong';
  if (expected.some((id) => !named.has(id))) return 'missed';
  return certain.size === expected.length && named.size === certain.size ? 'right' : 'unclear';
}

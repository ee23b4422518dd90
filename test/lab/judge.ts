import type { Verdict } from '../../src/diagnosis/diagnose.ts';
import type { Variant } from './variant.ts';

/** The rules that found something. */
export interface Said {
  readonly problem: readonly string[];
  readonly unclear: readonly string[];
}

/**
 * `right`: exactly the expected, all certain. `set`: exactly one of the sets that cannot be told apart.
 * `unclear`: nothing false is called certain, and all that is expected is named. `missed`: some of it is
 * not named. `wrong`: something is called certain that is not so.
 */
export type Grade = 'right' | 'set' | 'unclear' | 'missed' | 'wrong';

/** The rules by what they found; a rule with a certain finding counts as certain. */
export function saidBy(verdicts: readonly Pick<Verdict, 'rule' | 'outcome'>[]): Said {
  const of = (...outcomes: readonly Verdict['outcome'][]): string[] =>
    verdicts.filter(({ outcome }) => outcomes.includes(outcome)).map(({ rule }) => rule as string).sort();
  // A rule that crashes says something false: that it can judge this.
  return { problem: of('problem', 'crashed'), unclear: of('unclear') };
}

const same = (left: ReadonlySet<string>, right: readonly string[]): boolean => left.size === new Set(right).size && right.every((id) => left.has(id));

type Truth = Pick<Variant, 'expected' | 'also' | 'sets' | 'unasked'>;

/** Holds what was said against what is so, once the checkup has asked or before. */
export function grade({ problem, unclear }: Said, { expected, also = [], sets = [], unasked = [] }: Truth, asked = true): Grade {
  const certain = new Set(problem.filter((id) => !also.includes(id) || expected.includes(id)));
  const named = new Set([...certain, ...unclear.filter((id) => !also.includes(id) || expected.includes(id))]);
  if (same(certain, expected) && named.size === certain.size) return 'right';
  if (sets.some((set) => same(named, set)) || (!asked && certain.size === 0 && unasked.some((set) => same(named, set)))) return 'set';
  if ([...certain].some((id) => !expected.includes(id))) return 'wrong';
  return expected.every((id) => named.has(id)) ? 'unclear' : 'missed';
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose, type RuleId, type Verdict } from '../../src/diagnosis/diagnose.ts';
import type { LogEvent } from '../../src/events/events.ts';
import { parseEvent } from '../../src/events/parse.ts';

/** What the lab kept of one variant in one engine. */
export interface Recording {
  /** id of the variant */
  readonly variant: string;
  readonly engine: string;
  readonly events: readonly LogEvent[];
  /** With what the checkup was answered. */
  readonly verdicts: readonly Verdict[];
  /** Before anything was asked. */
  readonly passive: readonly Verdict[];
}

const folder = join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'lab');

/** Every recording of the lab that is kept in the repository, by name. */
export function readRecordings(): Recording[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.ndjson')).sort().map((name) => {
    const [variant = '', engine = ''] = name.split('.');
    const events = readFileSync(join(folder, name), 'utf8').trim().split('\n').flatMap((line) => parseEvent(JSON.parse(line)) ?? []);
    const asked = events.findIndex(({ type }) => type === 'checkup.started');
    return { variant, engine, events, verdicts: diagnose(events), passive: diagnose(asked < 0 ? events : events.slice(0, asked)) };
  });
}

/** Says whether a rule found something. */
export const finds = (verdicts: readonly Verdict[], rule: RuleId): boolean =>
  verdicts.some((verdict) => verdict.rule === rule && verdict.findings.length > 0);

/** The other rules that found something, certain or not. */
export const othersOf = (verdicts: readonly Verdict[], rule: RuleId): RuleId[] =>
  verdicts.filter((verdict) => verdict.rule !== rule && verdict.findings.length > 0).map((verdict) => verdict.rule);

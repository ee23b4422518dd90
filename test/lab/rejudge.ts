import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { LogEvent } from '../../src/events/events.ts';
import { parseEvent } from '../../src/events/parse.ts';
import { grade, saidBy } from './judge.ts';
import { recordingsFolder } from './record.ts';
import type { Outcome } from './run-variant.ts';
import type { Variant } from './variant.ts';

/** An outcome as today's rules have it, by what was recorded for it; as it was where nothing is kept. */
export function rejudge(outcome: Outcome, variant: Variant): Outcome {
  const file = join(recordingsFolder, `${outcome.variant}.${outcome.engine}.ndjson`);
  if (!existsSync(file)) return outcome;
  const events = readFileSync(file, 'utf8').trim().split('\n').flatMap((line) => parseEvent(JSON.parse(line)) ?? []);
  const asked = events.findIndex(({ type }) => type === 'checkup.started');
  const judge = (some: readonly LogEvent[], settled: boolean): Outcome['passive'] => {
    const said = saidBy(diagnose(some));
    return { ...said, grade: grade(said, variant, settled) };
  };
  return { ...outcome, passive: judge(events.slice(0, asked < 0 ? undefined : asked), false), settled: judge(events, true) };
}

import { useMemo } from 'preact/hooks';
import { moodOf } from '../../diagnosis/health.ts';
import type { Finding } from '../../diagnosis/rule.ts';
import type { Verdict } from '../../diagnosis/diagnose.ts';
import { Icon } from '../parts/Icon.tsx';
import { MoodMark } from '../parts/MoodMark.tsx';
import { useUi } from '../ui-context.ts';
import { Answers } from './Answers.tsx';
import { Checkup } from './Checkup.tsx';
import { ConnectQuestion } from './ConnectQuestion.tsx';
import { Ending } from './Ending.tsx';
import { type NewestCheckup, newestCheckup } from './newest-checkup.ts';
import { ProblemCard } from './ProblemCard.tsx';
import { UnclearCard } from './UnclearCard.tsx';

/** One finding with the rule that found it. */
export interface Found {
  readonly verdict: Verdict;
  readonly finding: Finding;
}

const findings = (verdicts: readonly Verdict[], outcome: Finding['outcome']): Found[] =>
  verdicts.flatMap((verdict) => verdict.findings.filter((finding) => finding.outcome === outcome).map((finding) => ({ verdict, finding })));

/** What is wrong, why, and which line mends it. */
export function DiagnosisView() {
  const { words: { diagnosis: say, common }, causes, snapshot: { verdicts, lines, events, ending, health } } = useUi();
  const { answers, endpoint: asked } = useMemo(() => newestCheckup(events), [events, events.length]);
  const problems = findings(verdicts, 'problem');
  const unclear = findings(verdicts, 'unclear');
  const crashed = verdicts.filter((verdict) => verdict.outcome === 'crashed');
  const calm = problems.length + unclear.length === 0;
  const unexplained = moodOf(health) === 'bad';
  const endpoint = endpointOf(unclear[0] ?? problems[0]) ?? lines[lines.length - 1]?.endpoint;
  // Rules run a moment after the panel opened; until then nothing may be called healthy.
  if ((lines.length > 0 && verdicts.length === 0) || !causes) return <p class="scroll empty">{common.loading}</p>;
  return (
    <div class="scroll stack">
      {calm && (
        <div class="calm">
          <MoodMark mood={unexplained ? 'bad' : lines.length ? 'good' : 'idle'} size={56} />
          <h3>{unexplained ? say.unexplained : lines.length ? say.healthy : say.quiet}</h3>
          <p>{lines.length ? say.healthyHint(verdicts.length) : say.quietHint}</p>
        </div>
      )}
      {problems.map(({ verdict, finding }, index) => <ProblemCard causes={causes} key={`${verdict.rule}${index}`} verdict={verdict} finding={finding} />)}
      {unclear.length > 0 && <UnclearCard causes={causes} found={unclear} endpoint={endpoint} again={answers.length > 0} />}
      {unclear.length === 0 && endpoint !== undefined && (
        <Checkup endpoint={endpoint} offer={answers.length ? 'again' : calm ? 'anyway' : 'first'} />
      )}
      {ending && ending.endpoint === asked && <Ending ending={ending} />}
      {answers.length > 0 && <Answers answers={answers} />}
      {asked !== undefined && answers.some(isEngine) && <ConnectQuestion endpoint={asked} />}
      {crashed.map(({ rule }) => <p key={rule} class="note" data-rule={rule} data-outcome="crashed"><Icon name="info" size={16} />{say.crashed(rule)}</p>)}
    </div>
  );
}

/** Where a session can be opened, CONNECT can be asked for. */
const isEngine = ({ probe, answer, found }: NewestCheckup['answers'][number]): boolean => found?.['engine'] === true || (probe === 'websocket' && answer === 'yes');

const endpointOf = (found: Found | undefined): string | undefined => {
  const endpoint = found?.finding.args['endpoint'];
  return typeof endpoint === 'string' ? endpoint : undefined;
};

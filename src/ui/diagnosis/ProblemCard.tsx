import type { Verdict } from '../../diagnosis/diagnose.ts';
import type { Finding } from '../../diagnosis/rule.ts';
import type { Causes } from '../../words/causes.ts';
import { Icon } from '../parts/Icon.tsx';
import { toneOf } from '../tone.ts';
import { useUi } from '../ui-context.ts';
import { Evidence } from './Evidence.tsx';
import { Fixes } from './Fixes.tsx';

/** Something that is certain: what, why, by which evidence, and what mends it. */
export function ProblemCard({ causes, verdict, finding }: { causes: Causes; verdict: Verdict; finding: Finding }) {
  const { words, record } = useUi();
  const say = words.diagnosis;
  const { title, because } = causes.say(verdict.rule, finding);
  const against = finding.against ?? [];
  return (
    <article class="card verdict" data-rule={verdict.rule} data-outcome={finding.outcome} data-severity={verdict.severity}>
      <p class="severity" data-tone={toneOf(verdict.severity)}><Icon name={verdict.severity === 'info' ? 'info' : 'alert'} size={16} />{say.severities[verdict.severity]}</p>
      <h3>{title}</h3>
      <p>{because}</p>
      <Fixes fixes={causes.fixes(verdict.rule, finding, record.url)} endpoint={finding.args['endpoint']} />
      <Evidence title={say.evidenceTitle} seqs={finding.evidence} />
      {against.length > 0 && <Evidence title={say.against} seqs={against} />}
    </article>
  );
}

import type { Causes } from '../../words/causes.ts';
import { Disclosure } from '../parts/Disclosure.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useUi } from '../ui-context.ts';
import { Checkup } from './Checkup.tsx';
import type { Found } from './DiagnosisView.tsx';
import { Evidence } from './Evidence.tsx';

/** What the log alone cannot tell apart, and the one button that can. */
export function UnclearCard({ causes, found, endpoint, again }: { causes: Causes; found: readonly Found[]; endpoint: string | undefined; again: boolean }) {
  const { words, live, checkup } = useUi();
  const say = words.diagnosis;
  const canAsk = live && checkup !== undefined && endpoint !== undefined;
  return (
    <article class="card verdict" data-severity="unclear">
      <p class="severity" data-tone="accent"><Icon name="ask" size={16} />{found.length > 1 ? say.unclear : say.unclearOne}</p>
      <p>{canAsk ? say.unclearHint : say.unclearRecorded}</p>
      {found.map(({ verdict, finding }, index) => {
        const { title, because, check } = causes.say(verdict.rule, finding);
        return (
          <div key={`${verdict.rule}${index}`} data-rule={verdict.rule} data-outcome="unclear">
            <Disclosure title={title}>
              <p>{because}</p>
              {canAsk && <p>{check}</p>}
              <Evidence title={say.evidenceTitle} seqs={finding.evidence} />
              {finding.against && finding.against.length > 0 && <Evidence title={say.against} seqs={finding.against} />}
            </Disclosure>
          </div>
        );
      })}
      {endpoint !== undefined && <Checkup endpoint={endpoint} offer={again ? 'again' : 'first'} primary />}
    </article>
  );
}

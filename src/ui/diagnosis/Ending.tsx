import { codeOf } from '../../diagnosis/client-settings.ts';
import type { Ending as How } from '../../diagnosis/judgement.ts';
import { CodeBlock } from '../parts/CodeBlock.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useUi } from '../ui-context.ts';

/** What a checkup comes to: the client settings that work, or that none do. Nothing where that is not known. */
export function Ending({ ending: { advice } }: { ending: How }) {
  const { words: { diagnosis: say } } = useUi();
  if (advice === undefined) return null;
  return (
    <section class="card ending" data-ending={advice === 'none' ? 'none' : 'works'}>
      {advice === 'none'
        ? <p class="ending-none" data-tone="bad"><Icon name="cross" size={20} />{say.worksNot}</p>
        : <CodeBlock code={codeOf(advice)} label={say.works} />}
    </section>
  );
}

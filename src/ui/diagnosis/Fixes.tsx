import { useStore } from '../hooks/use-store.ts';
import { CodeBlock } from '../parts/CodeBlock.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useUi } from '../ui-context.ts';
import type { Fix } from '../../words/causes.ts';
import type { Stack } from '../../words/fixes/fix.ts';

/** Lines to paste, for one stack at a time; the choice counts for every finding. */
export function Fixes({ fixes }: { fixes: readonly Fix[] }) {
  const { words: { diagnosis: say }, view } = useUi();
  const { stack } = useStore(view);
  const fix = fixes.find((one) => one.stack === stack) ?? fixes[0];
  if (!fix) return null;
  return (
    <section class="fixes">
      <h4>{say.fix}</h4>
      {fixes.length > 1 && (
        <Segmented<Stack>
          label={say.fix} value={fix.stack} choose={(chosen) => view.set({ stack: chosen })}
          options={fixes.map((one) => ({ value: one.stack, text: say.stacks[one.stack] }))}
        />
      )}
      <CodeBlock code={fix.code} label={fix.label} />
      {fix.note !== undefined && <p class="quiet">{fix.note}</p>}
    </section>
  );
}

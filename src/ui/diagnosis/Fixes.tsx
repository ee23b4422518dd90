import { useStore } from '../hooks/use-store.ts';
import { CodeBlock } from '../parts/CodeBlock.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useUi } from '../ui-context.ts';
import type { Fix } from '../../words/causes.ts';
import type { Stack } from '../../words/fixes/fix.ts';

/** The most likely place may be another, a proxy or the page: there is nothing to guess. */
const isServer = (fix: Fix | undefined): boolean => fix?.stack === 'flask' || fix?.stack === 'node';

/** Lines to paste, for one stack at a time: the server's, as far as it can be guessed, until a person chooses; a choice counts for every finding. */
export function Fixes({ fixes, endpoint }: { fixes: readonly Fix[]; endpoint: unknown }) {
  const { words: { diagnosis: say }, view, snapshot: { stacks } } = useUi();
  const { stack } = useStore(view);
  const guessed = typeof endpoint === 'string' ? stacks[endpoint] : undefined;
  const fix = fixes.find((one) => one.stack === stack) ?? (isServer(fixes[0]) ? fixes.find((one) => one.stack === guessed) : undefined) ?? fixes[0];
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

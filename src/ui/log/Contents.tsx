import { sayMasked } from '../../words/say.ts';
import { Disclosure } from '../parts/Disclosure.tsx';
import { Fields } from '../parts/Fields.tsx';
import type { PreparedBundle } from '../session.ts';
import { useUi } from '../ui-context.ts';

/** What a person is about to send: the summary, the files, and what was masked. */
export function Contents({ bundle }: { bundle: PreparedBundle | undefined }) {
  const { words, record } = useUi();
  const { log: say, format } = words;
  const masked = Object.entries(record.masked);
  const names: Readonly<Record<string, string>> = say.fileNames;
  return (
    <section class="card">
      <h3>{say.contents}</h3>
      <p class="quiet">{say.contentsHint}</p>
      <Disclosure title={say.masked} note={format.count(masked.reduce((sum, [, amount]) => sum + amount, 0))}>
        <p class="quiet">{masked.length ? say.maskedHint : say.maskedNothing}</p>
        <Fields numbers fields={masked.map(([kind, amount]) => ({ name: sayMasked(words, kind), value: format.count(amount) }))} />
      </Disclosure>
      {bundle && (
        <>
          <Disclosure title={say.files} note={format.count(bundle.entries.length)}>
            <Fields numbers fields={bundle.entries.map(({ name, bytes }) => ({ name, note: names[name], value: format.bytes(bytes) }))} />
          </Disclosure>
          <Disclosure title={say.summary}><pre class="code wraps" tabIndex={0}>{bundle.summary}</pre></Disclosure>
        </>
      )}
    </section>
  );
}

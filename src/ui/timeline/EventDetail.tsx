import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LogEvent } from '../../events/events.ts';
import { sayFact } from '../../words/say.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Fields } from '../parts/Fields.tsx';
import { Icon } from '../parts/Icon.tsx';
import { toneOfEvent } from '../tone.ts';
import { useUi } from '../ui-context.ts';
import { fieldsOf } from './event-fields.ts';
import { findEvent, indexOfSeq } from './index-of-seq.ts';
import { prettyJson } from './pretty-json.ts';
import { rowIcon } from './row-icon.ts';

/** All that is known of one event, over the list, with the way to its neighbours. */
export function EventDetail({ seq, rows }: { seq: number; rows: readonly LogEvent[] }) {
  const { words, snapshot, record, view } = useUi();
  const { event: say, format } = words;
  const sheet = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => sheet.current?.focus({ preventScroll: true }), []);
  const event = findEvent(snapshot.events, seq);
  if (!event) return null;
  const index = indexOfSeq(rows, seq);
  const show = (to: LogEvent | undefined) => to && (() => view.set({ detail: to.seq, target: to.seq }));
  const preview = 'preview' in event ? prettyJson(event.preview) : undefined;
  const at = record.startedAt + event.at;
  const back = (): void => view.set({ detail: undefined });
  const leave = (key: KeyboardEvent): void => {
    if (key.key !== 'Escape') return;
    key.stopPropagation();
    back();
  };
  return (
    <div class="detail" ref={sheet} role="region" aria-label={say.title(seq)} tabIndex={-1} onKeyDown={leave} data-detail={seq}>
      <div class="detail-bar">
        <button type="button" class="back" onClick={back}><Icon name="left" />{words.views.timeline}</button>
        <span class="grow" />
        <StepButton icon="up" label={say.previous} act={show(rows[index - 1])} />
        <StepButton icon="down" label={say.next} act={show(rows[rows[index]?.seq === seq ? index + 1 : index])} />
      </div>
      <div class="scroll stack">
        <div class="detail-head" data-tone={toneOfEvent(event)}>
          <Icon name={rowIcon(event)} size={22} />
          <p>{sayFact(words, event)}</p>
        </div>
        {preview !== undefined && preview !== '' && (
          <pre class="code wraps" tabIndex={0} aria-label={say.preview}><code>{preview}</code></pre>
        )}
        <div class="card">
          <Fields
            fields={[
              { name: say.time, value: `${format.clock(at)}.${format.millis(at)}` },
              { name: say.sinceStart, value: format.ms(event.at) },
              event.connection !== undefined && { name: say.connection, value: event.connection },
              { name: say.type, value: event.type, code: true },
              ...fieldsOf(event, words),
            ]}
          />
        </div>
        <CopyButton text={() => JSON.stringify(event, null, 2)} label={say.copy} />
      </div>
    </div>
  );
}

const StepButton = ({ icon, label, act }: { icon: 'up' | 'down'; label: string; act: (() => void) | undefined }) => (
  <button type="button" class="icon-button" aria-label={label} disabled={!act} onClick={act}><Icon name={icon} /></button>
);

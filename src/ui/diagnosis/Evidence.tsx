import { useState } from 'preact/hooks';
import { sayFact } from '../../words/say.ts';
import { Row } from '../parts/Row.tsx';
import { findEvent } from '../timeline/index-of-seq.ts';
import { rowIcon } from '../timeline/row-icon.ts';
import { toneOfEvent } from '../tone.ts';
import { useUi } from '../ui-context.ts';

/** Rows before "show all". */
const FEW = 3;

/** The facts that show something; a tap finds them in the timeline. */
export function Evidence({ title, seqs }: { title: string; seqs: readonly number[] }) {
  const { words, snapshot, record, showEvent } = useUi();
  const [all, setAll] = useState(false);
  // The newest are what a person remembers.
  const shown = all ? seqs : seqs.slice(-FEW);
  return (
    <section class="evidence">
      <h4>{title}</h4>
      <ul>
        {shown.map((seq) => {
          const event = findEvent(snapshot.events, seq);
          return (
            <li key={seq}>
              {event
                ? (
                  <Row icon={rowIcon(event)} tone={toneOfEvent(event)} note={words.format.clock(record.startedAt + event.at)} open={() => showEvent(seq)} data-evidence={seq}>
                    {sayFact(words, event)}
                  </Row>
                )
                : <p class="quiet">{words.diagnosis.gone(seq)}</p>}
            </li>
          );
        })}
      </ul>
      {shown.length < seqs.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>{words.diagnosis.allEvidence(seqs.length)}</button>
      )}
    </section>
  );
}

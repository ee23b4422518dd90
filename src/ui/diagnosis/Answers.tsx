import type { EventOf } from '../../events/events.ts';
import { sayDetail } from '../../words/say.ts';
import type { IconName } from '../parts/icon.ts';
import { Row } from '../parts/Row.tsx';
import { toneOf } from '../tone.ts';
import { useUi } from '../ui-context.ts';

type Answer = EventOf<'probe.answered'>;
const signs: { readonly [A in Answer['answer']]: IconName } = { yes: 'check', no: 'cross', unknown: 'ask' };

/** What a checkup learned. */
export function Answers({ answers }: { answers: readonly Answer[] }) {
  const { words, showEvent } = useUi();
  return (
    <section class="card" aria-label={words.diagnosis.answers}>
      <h4>{words.diagnosis.answers}</h4>
      <ul>
        {answers.map((event) => (
          <li key={event.seq}>
            <Row
              icon={signs[event.answer]} tone={toneOf(event.answer)} note={words.format.ms(event.ms)} open={() => showEvent(event.seq)}
              data-probe={event.probe} data-answer={event.answer}
            >
              {words.probes[event.probe][event.answer]}
              {event.detail !== '' && <small>{sayDetail(words, event.detail)}</small>}
            </Row>
          </li>
        ))}
      </ul>
    </section>
  );
}

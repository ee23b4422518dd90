import type { LogEvent } from '../../events/events.ts';
import { sayFact } from '../../words/say.ts';
import type { Words } from '../../words/words.ts';
import { Icon } from '../parts/Icon.tsx';
import { toneOfEvent } from '../tone.ts';
import { areaOf, isProblem } from './area.ts';
import type { PageState } from './page-lane.ts';
import { rowIcon } from './row-icon.ts';
import { ROW_HEIGHT } from './use-virtual-rows.ts';

/** One event in one row. */
export function TimelineRow({ event, index, words, startedAt, marked, lane, several, open }: {
  event: LogEvent;
  index: number;
  words: Words;
  startedAt: number;
  marked: boolean;
  lane: PageState | undefined;
  /** More than one connection is there, so each row says which. */
  several: boolean;
  open: (seq: number) => void;
}) {
  const at = startedAt + event.at;
  const preview = 'preview' in event ? event.preview : '';
  return (
    <li
      class="event" style={{ top: `${index * ROW_HEIGHT}px` }} aria-posinset={index + 1}
      data-area={areaOf(event.type)} data-tone={toneOfEvent(event)} data-problem={isProblem(event)} data-lane={lane} data-target={marked}
    >
      <button type="button" data-seq={event.seq} onClick={() => open(event.seq)}>
        <time>{words.format.clock(at)}<small>.{words.format.millis(at)}</small></time>
        <Icon name={rowIcon(event)} size={16} />
        <span class="event-text">
          <span class={preview ? 'one-line' : 'two-lines'}>{sayFact(words, event)}</span>
          {preview && <code class="one-line">{preview}</code>}
        </span>
        {several && event.connection !== undefined && <span class="tag">{event.connection}</span>}
      </button>
    </li>
  );
}

import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LogEvent } from '../../events/events.ts';
import { Icon } from '../parts/Icon.tsx';
import { useUi } from '../ui-context.ts';
import { indexOfSeq } from './index-of-seq.ts';
import type { PageState } from './page-lane.ts';
import { TimelineRow } from './TimelineRow.tsx';
import { useStick } from './use-stick.ts';
import { ROW_HEIGHT, useVirtualRows } from './use-virtual-rows.ts';

/** The rows that are in sight, of as many as there are. */
export function EventList({ rows, target, lane, open, reset }: {
  rows: readonly LogEvent[];
  /** `seq` of the row to find and mark. */
  target: number | undefined;
  lane: (seq: number) => PageState | undefined;
  open: (seq: number) => void;
  reset: () => void;
}) {
  const { words, snapshot: { lines, events }, record, view } = useUi();
  const scroller = useRef<HTMLDivElement>(null);
  const stick = useStick(scroller, rows, target !== undefined);
  const { first, last, onScroll } = useVirtualRows(scroller, rows.length);
  const several = lines.length > 1 || (lines[0]?.sessions.length ?? 0) > 1;

  useLayoutEffect(() => {
    if (target === undefined) return;
    const index = indexOfSeq(rows, target);
    if (rows[index]?.seq === target) stick.toRow(index);
    // The filter hides what was asked for: the tap wins.
    else if (events[indexOfSeq(events, target)]?.seq === target) reset();
    onScroll();
  }, [target, rows]);

  // A row that was there before is not even compared: scrolling costs only the rows that come.
  const kept = useRef<{ inputs: readonly unknown[]; rows: Map<number, VNode> }>({ inputs: [], rows: new Map() });
  const inputs = [rows, target, words, several];
  if (inputs.some((input, index) => input !== kept.current.inputs[index])) kept.current = { inputs, rows: new Map() };
  const shown = new Map<number, VNode>();
  for (const [offset, event] of rows.slice(first, last).entries()) {
    shown.set(event.seq, kept.current.rows.get(event.seq) ?? (
      <TimelineRow
        key={event.seq} event={event} index={first + offset} words={words} startedAt={record.startedAt}
        marked={event.seq === target} lane={lane(event.seq)} several={several} open={open}
      />
    ));
  }
  kept.current.rows = shown;

  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : undefined;
    const row = step && (event.target as Element).closest('li')?.[step];
    if (!row) return;
    event.preventDefault();
    row.querySelector('button')?.focus();
  };
  const toNewest = (): void => {
    view.set({ target: undefined });
    stick.toEnd();
  };

  return (
    <>
      <div class="scroll events" ref={scroller} onScroll={() => (stick.onScroll(), onScroll())} onKeyDown={move}>
        {rows.length === 0 && (
          <div class="empty">
            <p>{events.length === 0 ? words.timeline.empty : words.timeline.noMatch}</p>
            {events.length > 0 && <button type="button" class="button" onClick={reset}>{words.timeline.reset}</button>}
          </div>
        )}
        <ol style={{ height: `${rows.length * ROW_HEIGHT}px` }} aria-label={words.views.timeline}>{[...shown.values()]}</ol>
      </div>
      <p class="count">{words.timeline.count(rows.length, events.length)}</p>
      {!stick.atEnd && (
        <button type="button" class="newest" aria-label={words.timeline.newestLabel} onClick={toNewest}>
          <Icon name="down" size={18} />{words.timeline.newest}
        </button>
      )}
    </>
  );
}

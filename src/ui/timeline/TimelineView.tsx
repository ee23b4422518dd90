import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useStore } from '../hooks/use-store.ts';
import { Icon } from '../parts/Icon.tsx';
import { useUi } from '../ui-context.ts';
import { EventDetail } from './EventDetail.tsx';
import { createRows, everything } from './filter.ts';
import { FilterBar } from './FilterBar.tsx';
import { indexOfSeq } from './index-of-seq.ts';
import { createPageLane } from './page-lane.ts';
import { TimelineRow } from './TimelineRow.tsx';
import { useStick } from './use-stick.ts';
import { ROW_HEIGHT, useVirtualRows } from './use-virtual-rows.ts';

/** Everything that happened, newest at the bottom. */
export function TimelineView() {
  const { words, snapshot: { events, lines }, record, view } = useUi();
  const { filter, target, detail } = useStore(view);
  const rowsOf = useMemo(createRows, []);
  const laneOf = useMemo(createPageLane, [record.id]);
  const rows = rowsOf(events, filter, words);
  const lane = laneOf(events);
  const scroller = useRef<HTMLDivElement>(null);
  const stick = useStick(scroller, rows, target !== undefined);
  const { first, last, onScroll } = useVirtualRows(scroller, rows.length);
  const open = (seq: number): void => view.set({ detail: seq, target: seq });

  useLayoutEffect(() => {
    if (target === undefined || detail !== undefined) return;
    const index = indexOfSeq(rows, target);
    if (rows[index]?.seq === target) stick.toRow(index);
    // The filter hides what should be shown: what a person asked for by a tap wins.
    else if (events[indexOfSeq(events, target)]?.seq === target) view.set({ filter: { ...everything, areas: [...everything.areas, 'chatter'] } });
    onScroll();
  }, [target, filter, detail]);

  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : undefined;
    const row = step && (event.target as Element).closest('li')?.[step];
    if (!row) return;
    event.preventDefault();
    row.querySelector('button')?.focus();
  };

  return (
    <div class="timeline">
      <FilterBar startedAt={record.startedAt} />
      <div class="scroll events" ref={scroller} onScroll={() => (stick.onScroll(), onScroll())} onKeyDown={move}>
        {rows.length === 0 && (
          <div class="empty">
            <p>{events.length === 0 ? words.timeline.empty : words.timeline.noMatch}</p>
            {events.length > 0 && (
              <button type="button" class="button" onClick={() => view.set({ filter: { ...everything, areas: [...everything.areas, 'chatter'] } })}>
                {words.timeline.reset}
              </button>
            )}
          </div>
        )}
        <ol style={{ height: `${rows.length * ROW_HEIGHT}px` }} aria-label={words.views.timeline}>
          {rows.slice(first, last).map((event, offset) => (
            <TimelineRow
              key={event.seq} event={event} index={first + offset} count={rows.length} words={words} startedAt={record.startedAt}
              marked={event.seq === target} lane={lane(event.seq)} several={lines.length > 1 || (lines[0]?.sessions.length ?? 0) > 1} open={open}
            />
          ))}
        </ol>
      </div>
      <p class="count">{words.timeline.count(rows.length, events.length)}</p>
      {!stick.atEnd && (
        <button type="button" class="newest" aria-label={words.timeline.newestLabel} onClick={() => { view.set({ target: undefined }); stick.toEnd(); }}>
          <Icon name="down" size={18} />{words.timeline.newest}
        </button>
      )}
      {detail !== undefined && <EventDetail seq={detail} rows={rows} />}
    </div>
  );
}

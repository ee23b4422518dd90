import { useCallback, useMemo } from 'preact/hooks';
import { useStore } from '../hooks/use-store.ts';
import { useUi } from '../ui-context.ts';
import { EventDetail } from './EventDetail.tsx';
import { EventList } from './EventList.tsx';
import { createRows, everything, withChatter } from './filter.ts';
import { FilterBar } from './FilterBar.tsx';
import { createPageLane } from './page-lane.ts';

/** Everything that happened, newest at the bottom. */
export function TimelineView() {
  const { words, snapshot: { events }, record, view } = useUi();
  const { filter, target, detail } = useStore(view);
  const rowsOf = useMemo(createRows, []);
  const laneOf = useMemo(createPageLane, [record.id]);
  const rows = rowsOf(events, filter, words);
  const open = useCallback((seq: number) => view.set({ detail: seq, target: seq }), [view]);
  return (
    <div class="timeline">
      <FilterBar startedAt={record.startedAt} />
      <EventList rows={rows} target={target} lane={laneOf(events)} open={open} reset={() => view.set({ filter: withChatter(everything) })} />
      {detail !== undefined && <EventDetail seq={detail} rows={rows} />}
    </div>
  );
}

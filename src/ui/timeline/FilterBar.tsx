import { useStore } from '../hooks/use-store.ts';
import { useUi } from '../ui-context.ts';
import { SWITCHED, type Switched } from './area.ts';
import type { Filter } from './filter.ts';
import { indexOfSeq } from './index-of-seq.ts';
import { SearchField } from './SearchField.tsx';

/** Search field and switches of the timeline. */
export function FilterBar({ startedAt }: { startedAt: number }) {
  const { words: { timeline: say, format }, view, snapshot } = useUi();
  const { filter } = useStore(view);
  const change = (part: Partial<Filter>): void => view.set({ filter: { ...filter, ...part }, target: undefined });
  const toggle = (area: Switched): void =>
    change({ areas: filter.areas.includes(area) ? filter.areas.filter((one) => one !== area) : [...filter.areas, area] });
  const connections = snapshot.lines.flatMap((line) => line.sessions);
  const newest = snapshot.events[snapshot.events.length - 1];
  const since = filter.since > 0 ? snapshot.events[indexOfSeq(snapshot.events, filter.since)] ?? newest : undefined;
  return (
    <div class="filters" role="search" aria-label={say.filters}>
      <SearchField text={filter.text} search={(text) => change({ text })} />
      <div class="chips">
        <Chip text={say.problems} on={filter.problemsOnly} tone="bad" toggle={() => change({ problemsOnly: !filter.problemsOnly })} />
        {SWITCHED.map((area) => <Chip key={area} name={area} text={say.areas[area]} on={filter.areas.includes(area)} toggle={() => toggle(area)} />)}
        {connections.length > 1 && (
          <select
            class="chip" aria-label={say.connection} value={filter.connection ?? ''}
            onChange={(event) => change({ connection: event.currentTarget.value || undefined })}
          >
            <option value="">{say.everyConnection}</option>
            {connections.map(({ id, first }) => <option key={id} value={id}>{`${id}, ${format.clock(startedAt + first.at)}`}</option>)}
          </select>
        )}
        {since
          ? <Chip text={say.since(format.clock(startedAt + since.at))} on toggle={() => change({ since: 0 })} />
          : newest && <Chip text={say.clear} label={say.clearLabel} on={false} toggle={() => change({ since: newest.seq + 1 })} />}
      </div>
    </div>
  );
}

const Chip = ({ text, name, label, on, tone, toggle }: { text: string; name?: Switched; label?: string; on: boolean; tone?: 'bad'; toggle: () => void }) => (
  <button type="button" class="chip" aria-pressed={on} aria-label={label} data-tone={tone ?? 'accent'} data-chip={name} onClick={toggle}>{text}</button>
);

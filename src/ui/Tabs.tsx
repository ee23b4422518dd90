import { useRef } from 'preact/hooks';
import { useStore } from './hooks/use-store.ts';
import { Icon } from './parts/Icon.tsx';
import { useUi } from './ui-context.ts';
import type { View } from './views.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

/** The views as a tab list; arrow keys move between them. */
export function Tabs({ views }: { views: readonly View[] }) {
  const { words, view, snapshot } = useUi();
  const { view: current } = useStore(view);
  const list = useRef<HTMLDivElement>(null);
  const problems = snapshot.verdicts.filter((verdict) => verdict.outcome === 'problem').length;

  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const from = views.findIndex(({ id }) => id === current);
    const to = Number.isFinite(step) ? (from + step + views.length) % views.length : step > 0 ? views.length - 1 : 0;
    const next = views[to];
    if (!next) return;
    view.set({ view: next.id });
    list.current?.querySelector<HTMLElement>(`[data-view="${next.id}"]`)?.focus();
  };

  return (
    <div class="tabs" role="tablist" aria-label={words.header.views} ref={list} onKeyDown={move}>
      {views.map(({ id, icon }) => (
        <button
          key={id} type="button" role="tab" class="tab" data-view={id} id={`tab-${id}`} aria-controls="view"
          aria-selected={id === current} tabIndex={id === current ? 0 : -1} onClick={() => view.set({ view: id, detail: undefined })}
        >
          <Icon name={icon} size={22} />
          <span>{words.views[id]}</span>
          {id === 'diagnosis' && problems > 0 && <span class="badge">{problems}</span>}
        </button>
      ))}
    </div>
  );
}

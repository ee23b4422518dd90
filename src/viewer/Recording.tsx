import { useMedia } from '../ui/hooks/use-media.ts';
import { useStore } from '../ui/hooks/use-store.ts';
import { Header } from '../ui/Header.tsx';
import { Icon } from '../ui/parts/Icon.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { useUi } from '../ui/ui-context.ts';
import { views } from '../ui/views.ts';
import type { BundleProblem } from './open-file.ts';

const shownViews = views.filter((view) => !view.needsActions);

/** One opened log: the panel's own views, side by side where there is room. */
export function Recording({ problems, another }: { problems: readonly BundleProblem[]; another: () => void }) {
  const { words, view, record } = useUi();
  const { view: current } = useStore(view);
  const wide = useMedia('(min-width: 1080px)');
  const shown = wide ? shownViews : shownViews.filter(({ id }) => id === current);
  return (
    <main class="recording" data-wide={wide}>
      <Header>
        <p class="when">{words.format.moment(record.startedAt)} · {words.format.duration(record.lastAt)}</p>
        <button type="button" class="button" data-action="another" onClick={another}>{words.viewer.another}</button>
      </Header>
      {problems.map((problem) => (
        <p key={problem} class="note" data-tone="fair" role="alert"><Icon name="alert" size={18} />{words.bundleProblems[problem]}</p>
      ))}
      {!wide && <Tabs views={shownViews} />}
      <div class="columns">
        {shown.map(({ id, component: View }) => (
          <section key={id} id={wide ? undefined : 'view'} class="view" data-shows={id} aria-label={words.views[id]}>
            <View />
          </section>
        ))}
      </div>
    </main>
  );
}

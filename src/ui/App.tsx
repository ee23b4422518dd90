import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Words } from '../words/words.ts';
import { Bubble } from './Bubble.tsx';
import { createCheckupRun } from './checkup-run.ts';
import { FloatingPanel } from './FloatingPanel.tsx';
import { useFocusHome } from './hooks/use-focus-home.ts';
import { useMedia } from './hooks/use-media.ts';
import { usePresence } from './hooks/use-presence.ts';
import { useSnapshot } from './hooks/use-snapshot.ts';
import { useStore } from './hooks/use-store.ts';
import { useTheme } from './hooks/use-theme.ts';
import { type LoadCauses, useCauses } from './hooks/use-causes.ts';
import { type LoadWords, useWords } from './hooks/use-words.ts';
import type { LiveSession } from './live-session.ts';
import { Panel } from './Panel.tsx';
import type { PanelActions, SessionView } from './session.ts';
import { Sheet } from './Sheet.tsx';
import type { Store } from './store.ts';
import { everything } from './timeline/filter.ts';
import { type Ui, UiContext } from './ui-context.ts';
import type { ViewState } from './view-state.ts';

/** What the panel needs from whoever mounts it. */
export interface AppProps {
  readonly session: LiveSession;
  readonly actions: PanelActions;
  readonly view: Store<ViewState>;
  readonly words: Words;
  readonly loadWords: LoadWords;
  readonly loadCauses: LoadCauses;
  readonly version: string;
  readonly corner: string | undefined;
}

/** Bubble and panel. */
export function App({ session, actions, view, words: first, loadWords, loadCauses, version, corner }: AppProps) {
  const { open, hidden, height, theme, language } = useStore(view);
  const words = useWords(first, language, loadWords);
  const causes = useCauses(words.language, loadCauses);
  const [earlier, setEarlier] = useState<SessionView>();
  const live = useSnapshot(session);
  const phone = useMedia('(max-width: 639px)');
  const presence = usePresence(open);
  const shownTheme = useTheme(theme);
  const bubble = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const checkup = useMemo(() => createCheckupRun(actions), [actions]);
  useEffect(() => session.watch(open), [open]);
  useEffect(() => checkup.cancel, [checkup]);
  useFocusHome(panel, open, bubble);
  if (hidden) return null;

  const show = (shown: SessionView | undefined): void => {
    setEarlier(shown);
    view.set({ view: shown ? 'status' : 'log', detail: undefined, target: undefined, filter: everything });
  };
  const shown = earlier ?? session;
  const ui: Ui = {
    words, causes, view, actions, checkup, live: !earlier, record: shown.record(), snapshot: earlier ? earlier.snapshot() : live,
    showEvent: (seq) => view.set({ view: 'timeline', target: seq, detail: undefined, height: height === 'peek' ? 'half' : height }),
    unread: earlier?.unread,
    running: () => session.record(),
    openSession: async (id) => show(id === session.record().id ? undefined : await actions.open(id)),
  };
  const close = (): void => view.set({ open: false });
  const leaving = presence === 'leaving';
  const content = (
    <Panel phone={phone} version={version} close={close} backToLive={earlier && (() => show(undefined))} />
  );
  return (
    <div class="app" data-theme={shownTheme} lang={words.language}>
      <Bubble
        element={bubble} snapshot={live} words={words} corner={corner} covered={phone && open}
        open={() => view.set({ open: !open })}
      />
      {presence !== 'absent' && (
        <UiContext.Provider value={ui}>
          {phone
            ? <Sheet element={panel} words={words} height={height} setHeight={(to) => view.set({ height: to })} close={close} leaving={leaving}>{content}</Sheet>
            : <FloatingPanel element={panel} bubble={bubble} words={words} close={close} leaving={leaving}>{content}</FloatingPanel>}
        </UiContext.Provider>
      )}
    </div>
  );
}

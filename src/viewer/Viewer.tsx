import { useEffect, useMemo, useState } from 'preact/hooks';
import { useStore } from '../ui/hooks/use-store.ts';
import { useTheme } from '../ui/hooks/use-theme.ts';
import { keepPreferences, readPreferences } from '../ui/preferences.ts';
import { createStore } from '../ui/store.ts';
import { everything } from '../ui/timeline/filter.ts';
import { type Ui, UiContext } from '../ui/ui-context.ts';
import { initialView, pickStack, pickTheme } from '../ui/view-state.ts';
import { causes as englishCauses } from '../words/en/causes.ts';
import { en } from '../words/en/index.ts';
import { causes as koreanCauses } from '../words/ko/causes.ts';
import { ko } from '../words/ko/index.ts';
import { pickLanguage } from '../words/pick-language.ts';
import type { Language, Words } from '../words/words.ts';
import { openFile, type Opened } from './open-file.ts';
import { Recording } from './Recording.tsx';
import { useGivenFile } from './use-given-file.ts';
import { Welcome } from './Welcome.tsx';

const wordsOf: { readonly [L in Language]: Words } = { en, ko };
const causesOf = { en: englishCauses, ko: koreanCauses };

/** The whole viewer: a place for a file, then what is in it. */
export function Viewer() {
  const view = useMemo(() => {
    const kept = readPreferences();
    return createStore(initialView({ language: pickLanguage(kept.language, navigator.language), theme: pickTheme(kept.theme), stack: pickStack(kept.stack) }));
  }, []);
  useEffect(() => keepPreferences(view), [view]);
  const { language, theme } = useStore(view);
  const [opened, setOpened] = useState<Opened | 'nothing' | 'reading' | 'no-file'>('nothing');
  const words = wordsOf[language];
  const shownTheme = useTheme(theme);

  const give = (file: File | undefined): void => {
    if (!file) return setOpened((before) => (typeof before === 'object' && before.state === 'shown' ? before : 'no-file'));
    setOpened('reading');
    view.set({ view: 'status', filter: everything, detail: undefined, target: undefined });
    void openFile(file).then(setOpened);
  };
  useGivenFile(give);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.viewer.title;
  }, [language]);

  const session = typeof opened === 'object' && opened.state === 'shown' ? opened.session : undefined;
  const ui: Ui | undefined = session && {
    words, causes: causesOf[language], view, record: session.record(), snapshot: session.snapshot(), actions: undefined, live: false,
    showEvent: (seq) => view.set({ view: 'timeline', target: seq, detail: undefined }),
  };
  return (
    <div class="viewer" data-theme={shownTheme} lang={language}>
      {ui && typeof opened === 'object' && opened.state === 'shown'
        ? <UiContext.Provider value={ui}><Recording problems={opened.problems} another={() => setOpened('nothing')} /></UiContext.Provider>
        : <Welcome words={words} busy={opened === 'reading'} problem={problemOf(opened, words)} give={give} setLanguage={(chosen) => view.set({ language: chosen })} />}
    </div>
  );
}

function problemOf(opened: Opened | string, words: Words): string | undefined {
  if (opened === 'no-file') return words.viewer.notAFile;
  if (typeof opened === 'string') return undefined;
  return opened.state === 'refused' ? words.bundleProblems[opened.problem] : opened.state === 'unread' ? opened.message : undefined;
}

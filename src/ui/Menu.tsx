import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../words/words.ts';
import { useStore } from './hooks/use-store.ts';
import { Segmented } from './parts/Segmented.tsx';
import { useUi } from './ui-context.ts';
import type { Theme } from './view-state.ts';

/** Names of the languages, each in itself. */
const LANGUAGES: readonly { readonly value: Language; readonly text: string; readonly lang: string }[] = [
  { value: 'en', text: 'English', lang: 'en' },
  { value: 'ko', text: '한국어', lang: 'ko' },
];
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

/** Language, appearance and the way to be rid of the bubble. */
export function Menu({ version, close }: { version: string | undefined; close: () => void }) {
  const { words, view, actions } = useUi();
  const { language, theme } = useStore(view);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.querySelector('button')?.focus(), []);
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    <>
      <div class="scrim" onClick={close} />
      <div class="menu" ref={menu} role="dialog" aria-label={words.header.menu} onKeyDown={leave}>
        <h4>{words.header.language}</h4>
        <Segmented label={words.header.language} options={LANGUAGES} value={language} choose={(chosen) => view.set({ language: chosen })} />
        <h4>{words.header.theme}</h4>
        <Segmented
          label={words.header.theme} value={theme} choose={(chosen) => view.set({ theme: chosen })}
          options={THEMES.map((value) => ({ value, text: words.header.themes[value] }))}
        />
        {actions && (
          <button type="button" class="row" data-action="hide" onClick={() => view.set({ open: false, hidden: true })}>
            {words.header.hide}
          </button>
        )}
        {version !== undefined && <p class="quiet">{words.header.version(version)}</p>}
      </div>
    </>
  );
}

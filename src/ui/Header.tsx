import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { moodOf } from '../diagnosis/health.ts';
import { MarkButton } from './MarkButton.tsx';
import { Menu } from './Menu.tsx';
import { Icon } from './parts/Icon.tsx';
import { MoodMark } from './parts/MoodMark.tsx';
import { useUi } from './ui-context.ts';

/** Which app, in which state, and what is always at hand. */
export function Header({ version, children }: { version?: string; children?: ComponentChildren }) {
  const { words, record, snapshot, live, actions } = useUi();
  const [menu, setMenu] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const mood = moodOf(snapshot.health);
  const closeMenu = (): void => {
    setMenu(false);
    more.current?.focus({ preventScroll: true });
  };
  return (
    <header class="header">
      <MoodMark mood={mood} size={28} />
      <div class="titles">
        <h2>{record.app || 'Sockscope'}</h2>
        <small>{words.moods[mood]}</small>
      </div>
      {live && actions && <MarkButton />}
      <button
        type="button" class="icon-button" ref={more} aria-label={words.header.menu} aria-expanded={menu} aria-haspopup="dialog"
        onClick={() => setMenu(!menu)}
      >
        <Icon name="more" />
      </button>
      {children}
      {menu && <Menu version={version} close={closeMenu} />}
    </header>
  );
}

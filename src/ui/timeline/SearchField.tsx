import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/Icon.tsx';
import { useUi } from '../ui-context.ts';

/** A long log is searched when the fingers rest (ms), not at each letter. */
const REST = 160;

/** The field that searches the timeline. */
export function SearchField({ text, search }: { text: string; search: (text: string) => void }) {
  const { timeline: say } = useUi().words;
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => search(typed), REST);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label class="search">
      <Icon name="search" size={18} />
      <input
        type="search" enterkeyhint="search" autocapitalize="off" autocomplete="off" spellcheck={false} placeholder={say.search}
        aria-label={say.searchLabel} value={typed} onInput={(event) => setTyped(event.currentTarget.value)}
      />
      {typed !== '' && (
        <button type="button" class="icon-button" aria-label={say.clearSearch} onClick={() => search('')}><Icon name="cross" size={18} /></button>
      )}
    </label>
  );
}

import { useState } from 'preact/hooks';
import { Icon } from '../parts/Icon.tsx';
import { useUi } from '../ui-context.ts';

/** Says when something happened, with words where a person has the time. */
export function Marks() {
  const { words: { log: say }, actions } = useUi();
  const [text, setText] = useState('');
  const mark = (event: Event): void => {
    event.preventDefault();
    actions?.mark(text.trim());
    setText('');
  };
  return (
    <section class="card">
      <h3>{say.marks}</h3>
      <p class="quiet">{say.marksHint}</p>
      <form class="mark-form" onSubmit={mark}>
        <input
          type="text" maxLength={300} enterkeyhint="done" autocomplete="off" placeholder={say.markPlaceholder} aria-label={say.markPlaceholder}
          value={text} onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button" data-action="mark-words"><Icon name="flag" size={18} />{say.markNow}</button>
      </form>
    </section>
  );
}

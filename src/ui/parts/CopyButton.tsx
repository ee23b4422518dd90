import { useAnswer } from '../hooks/use-answer.ts';
import { useUi } from '../ui-context.ts';
import { copyText } from './copy-text.ts';
import { Icon } from './Icon.tsx';

/** Copies a text and says whether that worked. */
export function CopyButton({ text, label, look = 'button small' }: { text: () => string; label?: string; look?: string }) {
  const { common } = useUi().words;
  const [answer, give] = useAnswer<'copied' | 'copyFailed'>();
  const copy = (button: HTMLElement): void =>
    void copyText(text(), button.parentElement ?? button).then((worked) => give(worked ? 'copied' : 'copyFailed'));
  return (
    <button type="button" class={look} data-action="copy" onClick={(event) => copy(event.currentTarget)}>
      {look !== 'link' && <Icon name={answer === 'copied' ? 'check' : 'copy'} size={16} />}
      <span aria-live="polite">{answer ? common[answer] : (label ?? common.copy)}</span>
    </button>
  );
}

import { useAnswer } from './hooks/use-answer.ts';
import { Icon } from './parts/Icon.tsx';
import { useUi } from './ui-context.ts';

/** One tap says: it happened now. */
export function MarkButton() {
  const { words: { header: say }, actions } = useUi();
  const [marked, give] = useAnswer<true>();
  const mark = (): void => {
    actions?.mark('');
    give(true);
  };
  return (
    <button type="button" class="pill" data-action="mark" data-tone={marked ? 'good' : 'accent'} aria-label={marked ? say.marked : say.markLong} onClick={mark}>
      <Icon name={marked ? 'check' : 'flag'} size={18} />
      <span aria-live="polite">{marked ? say.marked : say.mark}</span>
    </button>
  );
}

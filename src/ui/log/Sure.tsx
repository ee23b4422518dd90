import { useUi } from '../ui-context.ts';

/** Asks before something is deleted. */
export function Sure({ question, cancel, remove }: { question: string; cancel: () => void; remove: () => void }) {
  const { words: { log: say, common } } = useUi();
  return (
    <div class="sure" role="alert">
      <span class="grow">{question}</span>
      <button type="button" class="button small" onClick={cancel}>{common.cancel}</button>
      <button type="button" class="button small" data-tone="bad" data-action="remove-sure" onClick={remove}>{say.remove}</button>
    </div>
  );
}

import { useUi } from '../ui-context.ts';
import { memoryReason } from './memory-reason.ts';

/** That nothing is kept, why, and what to do about it: above the button that does it. */
export function InMemory({ because }: { because: string | undefined }) {
  const { words: { log: say } } = useUi();
  return <p class="note" data-tone="fair" role="status" data-kept="memory">{say.memory[memoryReason(because)]} {say.memoryHint}</p>;
}

import { hostOf } from '../../words/origin.ts';
import type { CheckupRun } from '../checkup-run.ts';
import { useStore } from '../hooks/use-store.ts';
import { useUi } from '../ui-context.ts';

/** Which words the button uses. */
export type CheckupOffer = 'first' | 'again' | 'anyway';

/** The button that asks the network; absent where there is no network to ask. */
export function Checkup({ endpoint, offer, primary }: { endpoint: string; offer: CheckupOffer; primary?: boolean }) {
  const { checkup, live } = useUi();
  return checkup && live ? <CheckupButton run={checkup} endpoint={endpoint} offer={offer} primary={primary ?? false} /> : null;
}

function CheckupButton({ run, endpoint, offer, primary }: { run: CheckupRun; endpoint: string; offer: CheckupOffer; primary: boolean }) {
  const { words: { diagnosis: say, common, probes } } = useUi();
  const { state, share, message, asking: [now] } = useStore(run);
  if (state === 'running') {
    return (
      <div class="checkup" role="group" aria-label={say.running}>
        <div class="checkup-head">
          <span class="grow" aria-live="polite">{say.running}</span>
          <button type="button" class="button small" data-action="cancel" onClick={run.cancel}>{common.cancel}</button>
        </div>
        <progress max={1} value={share} aria-label={say.running} />
        <p class="quiet" data-asking={now}>{now ? probes[now].asks : say.closing}</p>
      </div>
    );
  }
  const label = { first: say.checkup, again: say.checkupAgain, anyway: say.checkupAnyway }[offer];
  const note = { failed: say.failed(message), cancelled: say.cancelled, idle: say.checkupOf(hostOf(endpoint)) }[state];
  return (
    <div class="checkup">
      <button type="button" class={primary ? 'button primary' : 'button'} data-action="checkup" onClick={() => run.start(endpoint)}>{label}</button>
      <p class="quiet" role="status">{note}</p>
    </div>
  );
}

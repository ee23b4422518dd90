import { useUi } from '../ui-context.ts';

/** The one question that runs the app's own code on the server: a button of its own, which says so. */
export function ConnectQuestion({ endpoint }: { endpoint: string }) {
  const { words: { diagnosis: say }, checkup, live } = useUi();
  if (!checkup || !live) return null;
  return (
    <section class="card checkup">
      <button type="button" class="button" data-action="connect" onClick={() => checkup.connect(endpoint)}>{say.connect}</button>
      <p class="quiet">{say.connectHint}</p>
    </section>
  );
}

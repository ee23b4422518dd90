import { useUi } from '../ui-context.ts';

/** What of a kept session is not shown, and why. */
export function Unread() {
  const { words: { log: say }, unread } = useUi();
  const parts = (['newer', 'damaged', 'missing'] as const).flatMap((what) => (unread?.[what] ? say.unread[what](unread[what]) : []));
  return parts.length > 0 ? <p class="note" data-tone="fair" role="alert">{parts.join(' ')}</p> : null;
}

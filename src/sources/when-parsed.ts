import type { Stop } from '../events/events.ts';
import type { natives } from './natives.ts';

/** Calls `action` in a task of its own once the document is parsed; returns its cancellation. */
export function whenParsed(action: () => void, { after, listen }: typeof natives): Stop {
  let cancel: Stop;
  const soon = (): void => void (cancel = after(0, action));
  if (document.readyState === 'loading') cancel = listen(document, 'DOMContentLoaded', soon, { once: true });
  else soon();
  return () => cancel();
}

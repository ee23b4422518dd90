import type { LogEvent } from '../../events/events.ts';
import type { IconName } from '../parts/icon.ts';
import { areaOf, isProblem } from './area.ts';

const byArea: { readonly [A in ReturnType<typeof areaOf>]: IconName } = {
  connection: 'plug', messages: 'received', page: 'page', chatter: 'heart', people: 'flag', probe: 'ask', itself: 'itself',
};

/** The sign of an event: which way a message went, else its area; problems look like problems. */
export function rowIcon(event: LogEvent): IconName {
  if (isProblem(event)) return 'alert';
  const area = areaOf(event.type);
  if (area === 'messages') return event.type.endsWith('.sent') ? 'sent' : 'received';
  return event.type === 'engine.upgraded' || event.type === 'namespace.connected' || event.type === 'engine.handshaken' ? 'check' : byArea[area];
}

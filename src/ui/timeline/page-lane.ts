import type { LogEvent } from '../../events/events.ts';

/** What kept the page from working beside a row. */
export type PageState = 'hidden' | 'offline';

const changes: Readonly<Record<string, PageState | 'shown'>> = {
  'page.hidden': 'hidden', 'page.frozen': 'hidden', 'page.left': 'hidden',
  'page.shown': 'shown', 'page.resumed': 'shown', 'page.returned': 'shown',
  'page.went-offline': 'offline', 'page.went-online': 'shown',
};

/** Tells the page's state at an event, from growing events; each event is looked at once. */
export function createPageLane(): (events: readonly LogEvent[]) => (seq: number) => PageState | undefined {
  const turns: { seq: number; state: PageState | undefined }[] = [];
  let read = 0;
  const at = (seq: number): PageState | undefined => {
    let low = 0;
    let high = turns.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((turns[middle]?.seq ?? 0) <= seq) low = middle + 1;
      else high = middle;
    }
    return turns[low - 1]?.state;
  };
  return (events) => {
    let from = events.length;
    while (from > 0 && (events[from - 1]?.seq ?? 0) > read) from -= 1;
    for (; from < events.length; from += 1) {
      const event = events[from];
      const state = event && changes[event.type];
      if (event && state) turns.push({ seq: event.seq, state: state === 'shown' ? undefined : state });
    }
    read = events[events.length - 1]?.seq ?? read;
    return at;
  };
}

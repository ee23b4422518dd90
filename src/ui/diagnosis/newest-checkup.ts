import type { EventOf, LogEvent } from '../../events/events.ts';

/** The newest checkup, and what it learned: of a question that was asked again the newest answer. */
export interface NewestCheckup {
  /** Empty where none was run. */
  readonly answers: readonly EventOf<'probe.answered'>[];
  readonly endpoint?: string;
}

/** Finds the newest checkup; it is near the end, so the search begins there. */
export function newestCheckup(events: readonly LogEvent[]): NewestCheckup {
  const answers: EventOf<'probe.answered'>[] = [];
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event?.type === 'checkup.started') return { answers, endpoint: event.endpoint };
    if (event?.type === 'probe.answered' && !answers.some(({ probe }) => probe === event.probe)) answers.unshift(event);
  }
  return { answers };
}

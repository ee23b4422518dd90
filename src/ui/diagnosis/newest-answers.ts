import type { EventOf, LogEvent } from '../../events/events.ts';

/** Answers of the newest checkup; it is near the end, so the search begins there. */
export function newestAnswers(events: readonly LogEvent[]): EventOf<'probe.answered'>[] {
  const answers: EventOf<'probe.answered'>[] = [];
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event?.type === 'checkup.started') break;
    if (event?.type === 'probe.answered') answers.unshift(event);
  }
  return answers;
}

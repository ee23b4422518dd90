import { createConnectionBook } from '../diagnosis/connection.ts';
import type { Verdict } from '../diagnosis/diagnose.ts';
import { healthOf } from '../diagnosis/health.ts';
import { judge } from '../diagnosis/judgement.ts';
import type { LogEvent } from '../events/events.ts';
import type { SessionRecord } from '../scope.ts';
import type { SessionView, Snapshot } from './session.ts';

/** A session that is over: from a file, or an earlier one of this device. It never changes. */
export function recordedSession(record: SessionRecord, events: readonly LogEvent[], verdicts?: readonly Verdict[]): SessionView {
  let shown: Snapshot | undefined;
  const build = (): Snapshot => {
    const book = createConnectionBook();
    for (const event of events) book.add(event);
    const lines = book.lines();
    return { events, lines, health: healthOf(lines), ...judge(events, verdicts) };
  };
  return {
    snapshot: () => (shown ??= build()),
    subscribe: () => () => undefined,
    record: () => record,
  };
}

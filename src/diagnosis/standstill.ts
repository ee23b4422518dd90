import type { Timeline } from './timeline.ts';

/** A time in which nothing of the page ran. */
export interface Standstill {
  /** `seq` of the facts that tell of it. */
  readonly evidence: readonly number[];
  /** By the clock of the log, which may have stood still too. */
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  /** Whether a task of the page held its thread (`yes`), the page or device was put to sleep (`no`), or nothing tells. */
  readonly busy: 'yes' | 'no' | 'unknown';
}

/** A task is reported once it is over. */
const REPORTED_WITHIN_MS = 3_000;
/** Nobody waits so long for a script, and some would be killed for it. */
const NO_TASK_MS = 60_000;

/** Every standstill, oldest first. Only Chromium tells of long tasks: elsewhere a visible page may have slept or been busy. */
export function standstillsOf(timeline: Timeline): Standstill[] {
  const tellsTasks = timeline.of('page.stalled').length > 0 || /Chrom(?:e|ium)\//.test(timeline.of('session.started')[0]?.userAgent ?? '');
  const found: Standstill[] = [];
  let frozen: { readonly seq: number; readonly at: number } | undefined;
  let task: { readonly seq: number; readonly at: number; readonly ms: number } | undefined;
  for (const event of timeline.of('clock.stalled', 'clock.jumped', 'page.frozen', 'page.resumed', 'page.stalled')) {
    if (event.type === 'page.frozen') frozen = event;
    else if (event.type === 'page.stalled') {
      task = event;
      const last = found[found.length - 1];
      // Told after the clock had noticed it.
      if (last && event.at - last.to <= REPORTED_WITHIN_MS && event.ms * 2 >= last.ms) found[found.length - 1] = { ...last, evidence: [...last.evidence, event.seq], busy: 'yes' };
      else found.push({ evidence: [event.seq], from: event.at - event.ms, to: event.at, ms: event.ms, busy: 'yes' });
    } else if (event.type === 'page.resumed') {
      if (frozen) found.push({ evidence: [frozen.seq, event.seq], from: frozen.at, to: event.at, ms: event.at - frozen.at, busy: 'no' });
      frozen = undefined;
    } else if (event.type === 'clock.jumped') {
      // The monotonic clock of some systems stands still while the device sleeps.
      if (event.ms > 0) found.push({ evidence: [event.seq], from: event.at, to: event.at, ms: event.ms, busy: 'no' });
    } else if (task && event.at - task.at <= event.gap + REPORTED_WITHIN_MS && task.ms * 2 >= event.gap) {
      const last = found[found.length - 1];
      if (last?.busy === 'yes') found[found.length - 1] = { ...last, evidence: [...last.evidence, event.seq], to: event.at, ms: Math.max(last.ms, event.gap) };
    } else found.push({ evidence: [event.seq], from: event.at - event.gap, to: event.at, ms: event.gap, busy: event.hidden || tellsTasks || event.gap >= NO_TASK_MS ? 'no' : 'unknown' });
  }
  return found;
}

import { createConnectionBook } from '../diagnosis/connection.ts';
import { healthOf } from '../diagnosis/health.ts';
import type { Judgement } from '../diagnosis/judgement.ts';
import { isChatter } from '../events/chatter.ts';
import type { LogEvent, Stop } from '../events/events.ts';
import type { EventFeed, SessionRecord } from '../scope.ts';
import type { SessionView, Snapshot } from './session.ts';

/** The running session, with the pace at which it is shown. */
export interface LiveSession extends SessionView {
  /** While watched, every batch is shown; else only what the bubble needs. */
  watch(watched: boolean): void;
  /** From now on it is judged by `judge`: the rules come later than the panel. */
  judgeBy(judge: Judge): void;
  readonly stop: Stop;
}

type Judge = (events: readonly LogEvent[]) => Judgement;

/** Rules run at most this often (ms): they read the whole log, on the page's own thread. */
const JUDGE_WATCHED = 1000;
const JUDGE_UNWATCHED = 2000;
/** Messages and heartbeats alone change a verdict late or never, and watched only. */
const JUDGE_CHATTER = 5000;
/** Rules may take at most this share of the time, however long the log. */
const JUDGE_SHARE = 0.03;
/** So that an opening panel is painted before rules run (ms). */
const AFTER_PAINT = 60;

/** Follows a feed: connections piece by piece, verdicts now and then, never while the page is hidden. */
export function createLiveSession(feed: EventFeed, record: () => SessionRecord): LiveSession {
  const book = createConnectionBook();
  const listeners = new Set<() => void>();
  let judgeAll: Judge | undefined;
  let judgement: Judgement = { verdicts: [], stacks: {} };
  let shown: Snapshot | undefined;
  let watched = false;
  let fed = 0;
  let frame = 0;
  let judging: ReturnType<typeof setTimeout> | undefined;
  let judged = { at: -Infinity, cost: 0 };
  /** What came since: nothing, only chatter, or a part of the story. */
  let unjudged: 'nothing' | 'chatter' | 'story' = 'nothing';

  const show = (): void => {
    shown = undefined;
    if (frame || document.hidden) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      for (const changed of listeners) changed();
    });
  };

  const judge = (): void => {
    judging = undefined;
    if (document.hidden || !judgeAll) return;
    const begun = performance.now();
    judgement = judgeAll(feed.events());
    const now = performance.now();
    judged = { at: now, cost: now - begun };
    unjudged = 'nothing';
    show();
  };

  const cancelJudging = (): void => {
    clearTimeout(judging);
    judging = undefined;
  };

  const judgeSoon = (): void => {
    if (!judgeAll || judging !== undefined || unjudged === 'nothing' || (unjudged === 'chatter' && !watched)) return;
    const rest = unjudged === 'chatter' ? JUDGE_CHATTER : watched ? JUDGE_WATCHED : JUDGE_UNWATCHED;
    const pause = Math.max(rest, judged.cost / JUDGE_SHARE);
    judging = setTimeout(judge, Math.max(AFTER_PAINT, judged.at + pause - performance.now()));
  };

  const take = (batch: readonly LogEvent[]): void => {
    let story = false;
    for (const event of batch) {
      if (event.seq <= fed) continue;
      fed = event.seq;
      book.add(event);
      story ||= !isChatter(event.type);
    }
    if (story && unjudged === 'chatter') cancelJudging();
    if (story) unjudged = 'story';
    else if (unjudged === 'nothing') unjudged = 'chatter';
    judgeSoon();
    if (story || watched) show();
  };

  const seen = (): void => {
    if (document.hidden) return;
    show();
    judgeSoon();
  };

  take(feed.events());
  const unsubscribe = feed.subscribe(take);
  document.addEventListener('visibilitychange', seen);

  return {
    record,
    snapshot() {
      if (!shown) {
        const lines = book.lines();
        shown = { events: feed.events(), lines, health: healthOf(lines), ...judgement };
      }
      return shown;
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    watch(now) {
      watched = now;
      if (!watched) return;
      show();
      cancelJudging();
      judgeSoon();
    },
    judgeBy(rules) {
      judgeAll = rules;
      judgeSoon();
    },
    stop() {
      unsubscribe();
      document.removeEventListener('visibilitychange', seen);
      cancelAnimationFrame(frame);
      cancelJudging();
      listeners.clear();
    },
  };
}

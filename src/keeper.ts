import type { Stop } from './events/events.ts';
import { createLog, type Log } from './events/log.ts';
import { createMasker } from './events/redact.ts';
import type { Ring } from './events/ring.ts';
import { lateSources } from './late-sources/index.ts';
import { createPanelLoader } from './panel-loader.ts';
import { narrate } from './protocol/narrate.ts';
import type { Capture, Kept, PanelHost, SessionRecord } from './scope.ts';
import { all } from './sources/guard.ts';
import { schedule } from './sources/schedule.ts';
import { type Later, openDatabase } from './store/database.ts';
import { createWriter } from './store/writer.ts';

/** ms of work on the page's main thread at one go. */
const SETTLE_BUDGET_MS = 8;
/** So many entries wait to be settled where more than a thousand come a second. */
const FLOOD = 100;

const isFlood = (pending: ReturnType<Ring['pending']>): boolean => pending.length > FLOOD || pending.some((entry) => 'count' in entry && entry.count > 1);

/**
 * Takes over what the recorder has captured, and captures from now on: understands it, masks it, keeps it,
 * and lends it to the panel. Comes right behind the recorder, since no page should wait for it.
 */
export function keep(capture: Capture): Kept {
  const { id, options, ring, now, natives, guard, loadPanel } = capture;
  const { after, wallClock } = natives;
  const { emit } = ring;
  const masker = createMasker({ capture: options.capture ?? 'masked', names: options.mask ?? [] });
  const url = masker.url(location.href);
  let marks = 0;
  let left = false;
  let stopped = false;

  // By the clock as it is set now: what is narrated was seen a moment ago.
  const epochAt = (at: number): number => wallClock() - now() + at;
  const log: Log = createLog({ ring, now, mask: masker.mask, narrate: (packet) => narrate(packet, epochAt) });
  const record = (): SessionRecord => ({
    ...capture.record(url), events: log.count(), bytes: writer.bytes(), marks, masked: masker.counts(),
    seenAt: wallClock(), state: stopped ? 'stopped' : left ? 'left' : document.visibilityState,
  });

  /** Nothing of the store may reach the page, wherever it begins. */
  const later: Later = (ms, action) => after(ms, guard(action));
  const database = openDatabase({ later, created: () => writer.forget(), closed: () => writer.interrupt('closed') });
  const writer = createWriter({
    session: id, database: database.use, record, events: log.events, now, later,
    changed: (to, because, lost) => emit('storage.changed', { to, because, lost }),
  });

  const settleAll = (again?: boolean): Promise<void> => {
    log.settle();
    return writer.flush(again);
  };
  const leaveTail = (): void => {
    log.settle();
    writer.leaveTail();
  };

  let draftStands = capture.drafted();
  /** Before anything true is stored beside the draft, the true tail takes its place. */
  const replaceDraft = (): void => {
    if (draftStands) writer.leaveTail();
    draftStands = false;
  };
  /** What was settled last came in a flood. */
  let flooded = false;
  const [wake, cancel] = schedule(guard(() => {
    flooded = isFlood(ring.pending());
    const done = log.settle(document.hidden ? Infinity : SETTLE_BUDGET_MS);
    replaceDraft();
    return !done;
  }), { after: later, floods: () => flooded || isFlood(ring.pending()) });
  const leave: Stop = log.subscribe((batch) => {
    for (const { type } of batch) if (type === 'mark.made') marks += 1;
    writer.write();
  });
  wake();
  capture.addSources(lateSources);

  const host: PanelHost = {
    options, version: __SOCKSCOPE_VERSION__, current: record, database: database.use, emit, flush: settleAll,
    feed: { events: log.events, subscribe: log.subscribe },
  };
  const panel = createPanelLoader(loadPanel, host, natives, guard);

  return {
    wake,
    settle: log.settle,
    subscribe: log.subscribe,
    panel: panel.use,
    leaveTail,
    fallAsleep(type) {
      left ||= type === 'pagehide';
      leaveTail();
      database.suspend();
    },
    wakeUp() {
      left = false;
      database.resume();
    },
    stop() {
      stopped = true;
      all([
        panel.unmount,
        leave,
        cancel,
        () => {
          // The page is told of no failure here, not even as a rejection.
          void settleAll().then(writer.stop).finally(database.stop).catch(() => undefined);
          replaceDraft();
        },
      ])();
    },
  };
}

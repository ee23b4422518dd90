import type { Stop } from './events/events.ts';
import { messageOf } from './events/message-of.ts';
import { createRing } from './events/ring.ts';
import { type SockscopeError, sockscopeError } from './error.ts';
import { checkOptions } from './options.ts';
import type { Kept, LateModule, LoadPanel, Scope, SessionRecord, StartOptions } from './scope.ts';
import { all, guarded } from './sources/guard.ts';
import { managerOf } from './sources/manager-view.ts';
import { natives } from './sources/natives.ts';
import { startSources } from './sources/sources.ts';
import { whenLoaded } from './sources/when-loaded.ts';
import { leaveDraft } from './store/draft-tail.ts';

/** Until the keeper has come, a page that dies leaves what it has seen up to so many ms before. */
const DRAFT_MS = 200;
/** How long the keeper waits for a page that loads slowly; its own loading must not make that slower. */
const LOAD_PATIENCE_MS = 1_000;

const { after, listen, monotonic, wallClock } = natives;
const newId = (): string => `${wallClock().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;

const unavailable = (error: unknown): SockscopeError => sockscopeError('panel-unavailable', messageOf(error));

/** What is loaded behind the recorder, so that no page waits for it. */
export interface Parts {
  readonly panel: LoadPanel;
  readonly late: () => Promise<LateModule>;
}

/**
 * Captures this page from now on, into private memory; the keeper, which comes right behind, makes a log
 * of it. @throws SockscopeError `invalid-option`
 */
export function startRecorder(options: StartOptions, parts: Parts): Scope {
  checkOptions(options);
  const id = newId();
  const zero = monotonic();
  const startedAt = wallClock();
  const now = (): number => monotonic() - zero;
  const app = options.app ?? (location.host || 'page');
  // Deprecated, but its successor came to Safari with 15.
  const reload = (performance as { navigation?: { type: number } }).navigation?.type === 1;
  let kept: Kept | undefined;
  let drafted = false;
  let stopped = false;

  const ring = createRing(now, () => kept?.wake());
  const { emit } = ring;
  const record = (url: string): SessionRecord => ({
    id, app, url, startedAt, lastAt: Math.round(now()), events: 0, bytes: 0, marks: 0, masked: {}, reload,
  });

  emit('session.started', {
    app, build: options.build, url: location.href, userAgent: navigator.userAgent,
    language: navigator.language, width: innerWidth, height: innerHeight, startedAt, version: __SOCKSCOPE_VERSION__,
  });
  const sources = startSources(ring, { now, console: options.console ?? false, deep: options.deep ?? false });

  /** None where not even a timer could be set. */
  let keeping: Promise<Kept> | undefined;
  let loadNow = (): void => undefined;
  // Behind the sources, so that what they say of a page that is left is in its tail.
  const leave = guarded('recorder', emit, (guard) => {
    let cancelDraft: Stop;
    const leaveTail = guard((event?: Event) => {
      if (kept) return kept.leaveTail();
      drafted = true;
      leaveDraft({ ...record(location.origin), seenAt: wallClock(), state: event?.type === 'pagehide' ? 'left' : document.visibilityState }, ring.pending());
    });
    const draft = guard(() => {
      leaveTail();
      drafts();
    });
    const drafts = (): void => void (cancelDraft = after(DRAFT_MS, draft));
    drafts();
    const loaded = new Promise<void>((resolve) => {
      // Its own guard: with this one off, the keeper that is asked for later still says so.
      const cancel = guarded('keeper', emit, (own) => whenLoaded(resolve, LOAD_PATIENCE_MS, own));
      loadNow = () => {
        cancel();
        resolve();
      };
    });
    keeping = loaded.then(parts.late).then(({ keep }) => {
      cancelDraft();
      kept = keep({ id, options, ring, now, natives, guard, record, drafted: () => drafted, addSources: sources.add, loadPanel: parts.panel });
      if (stopped) kept.stop();
      return kept;
    });
    keeping.catch(guard((error: unknown) => {
      leaveTail();
      // Nothing of ours can say it: the panel needs the keeper too.
      console.error(unavailable(error));
      cancelDraft();
    }));
    const fallAsleep = guard((event: Event) => (kept ? kept.fallAsleep(event.type) : leaveTail(event)));
    const wakeUp = guard(() => kept?.wakeUp());
    return all([
      () => {
        cancelDraft();
        // What was captured is still to be kept.
        loadNow();
        kept?.stop();
      },
      listen(document, 'visibilitychange', leaveTail),
      listen(window, 'pagehide', fallAsleep),
      listen(document, 'freeze', fallAsleep),
      listen(window, 'pageshow', wakeUp),
      listen(document, 'resume', wakeUp),
    ]);
  });
  const use = async <T>(action: (kept: Kept) => T | Promise<T>): Promise<T> => {
    loadNow();
    if (!keeping) throw unavailable('off');
    return action(await keeping.catch((error: unknown) => {
      throw unavailable(error);
    }));
  };

  return {
    attach(managerOrSocket, label = 'socket') {
      if (stopped) throw sockscopeError('stopped');
      if (!managerOf(managerOrSocket)) throw sockscopeError('not-a-manager');
      return sources.attach(managerOrSocket, label, 'attached') ?? (() => undefined);
    },
    mark: (words = '') => emit('mark.made', { words }),
    open: () => void use(({ panel }) => panel((mounted) => mounted.open())).catch(() => undefined),
    close: () => void use(({ panel }) => panel((mounted) => mounted.close())).catch(() => undefined),
    diagnose: () => use(({ panel, settle }) => panel((mounted) => (settle(), mounted.diagnose()))),
    checkup: (endpoint, { signal } = {}) => use(({ panel }) => panel((mounted) => mounted.checkup(endpoint, signal))),
    bundle: (session) => use(({ panel }) => panel((mounted) => mounted.bundle(session))),
    sessions: () => use(({ panel }) => panel((mounted) => mounted.sessions())),
    on(type, listener) {
      let off: Stop | undefined;
      let left = false;
      // Waits with the page: a listener alone is no hurry.
      keeping?.then(({ subscribe }) => {
        if (left) return;
        off = subscribe((batch) => {
          for (const event of batch) if (event.type === type) listener(event as Parameters<typeof listener>[0]);
        });
      }, () => undefined);
      return () => {
        left = true;
        off?.();
      };
    },
    stop() {
      if (stopped) return;
      stopped = true;
      guarded('stop', emit, () => all([leave, () => emit('session.stopped', {}), sources.stop]))();
    },
  };
}

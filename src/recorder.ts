import type { Stop } from './events/events.ts';
import { createLog, type Log } from './events/log.ts';
import { messageOf } from './events/message-of.ts';
import { createMasker } from './events/redact.ts';
import { sockscopeError } from './error.ts';
import { checkOptions } from './options.ts';
import { narrate } from './protocol/narrate.ts';
import { createPanelLoader, type LoadPanel } from './panel-loader.ts';
import type { LateModule, PanelHost, Scope, SessionRecord, StartOptions } from './scope.ts';
import { all, guarded } from './sources/guard.ts';
import { managerOf } from './sources/manager-view.ts';
import { listen, monotonic, wallClock } from './sources/natives.ts';
import { startSources } from './sources/sources.ts';
import { schedule } from './sources/schedule.ts';
import type { OpenDatabase } from './store/database.ts';
import { encodeChunk } from './store/encode-chunk.ts';
import { leaveTail as leaveEntries } from './store/tail.ts';
import type { Writer } from './store/writer.ts';

export const VERSION = __SOCKSCOPE_VERSION__;
/** ms of work on the page's main thread at one go. */
const SETTLE_BUDGET_MS = 8;
/** Facts that a page which dies before the store has come leaves behind; each batch writes all of them again. */
const EARLY_EVENTS = 2_000;

const newId = (): string => `${wallClock().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;

/** What is loaded behind the recorder, so that no page waits for it. */
export interface Parts {
  readonly panel: LoadPanel;
  readonly late: () => Promise<LateModule>;
}

/** Records this page from now on. @throws SockscopeError `invalid-option` */
export function startRecorder(options: StartOptions, parts: Parts): Scope {
  checkOptions(options);
  const id = newId();
  const zero = monotonic();
  const startedAt = wallClock();
  const now = (): number => monotonic() - zero;
  const masker = createMasker({ capture: options.capture ?? 'masked', names: options.mask ?? [] });
  const app = options.app ?? (location.host || 'page');
  const url = masker.url(location.href);
  let marks = 0;
  let stopped = false;

  const log: Log = createLog({ now, mask: masker.mask, narrate, wake: () => wake() });
  const record = (): SessionRecord => ({
    id, app, url, startedAt, lastAt: Math.round(now()), events: log.count(), bytes: writer?.bytes() ?? 0, marks, masked: masker.counts(),
  });

  const degraded = (because: string): void => log.emit('storage.changed', { to: 'memory', because });
  let database: OpenDatabase | undefined;
  let writer: Writer | undefined;
  let dropTail = (): void => undefined;
  /** Until the store has come, under the very key that its first chunk will have. */
  const leaveTail = (): void => {
    if (writer) writer.leaveTail();
    else if (log.count() < EARLY_EVENTS) dropTail = leaveEntries(id, [[['record', id], record()], [['chunk', id, 1], encodeChunk(log.events())]]);
  };
  const store = parts.late().then(({ lateSources, openDatabase, createWriter }) => {
    sources.add(lateSources);
    log.settle();
    const opened = database = openDatabase();
    const { write, flush } = writer = createWriter({ session: id, database: opened.use, record, degraded, dropTail });
    write(log.events());
    return { use: opened.use, flush };
  });
  store.catch((error: unknown) => {
    log.emit('session.faulted', { where: 'late', message: messageOf(error) });
    degraded(messageOf(error));
  });

  const settleAll = async (): Promise<void> => {
    log.settle();
    await (await store).flush();
  };

  let wake: Stop;
  const leaveStore = guarded('recorder', log.emit, (guard) => {
    const [begin, cancel] = schedule(guard(() => !log.settle(SETTLE_BUDGET_MS)));
    wake = begin;
    const goodbye = guard(() => {
      log.settle();
      leaveTail();
    });
    const fallAsleep = guard(() => {
      goodbye();
      database?.suspend();
    });
    const wakeUp = guard(() => database?.resume());
    return all([
      log.subscribe((batch) => {
        for (const { type } of batch) if (type === 'mark.made') marks += 1;
        if (writer) writer.write(batch);
        else leaveTail();
      }),
      cancel,
      listen(document, 'visibilitychange', goodbye),
      listen(window, 'pagehide', fallAsleep),
      listen(document, 'freeze', fallAsleep),
      listen(window, 'pageshow', wakeUp),
      listen(document, 'resume', wakeUp),
    ]);
  });

  log.emit('session.started', {
    app, build: options.build, url: location.href, userAgent: navigator.userAgent,
    language: navigator.language, width: innerWidth, height: innerHeight, startedAt, version: VERSION,
  });
  const { console = false, deep = false } = options;
  const sources = startSources(log, { now, console, deep });

  const host: PanelHost = {
    options, version: VERSION, current: record, database: async (mode, use) => (await store).use(mode, use), emit: log.emit, flush: settleAll,
    feed: { events: log.events, subscribe: log.subscribe },
  };
  const panel = createPanelLoader(parts.panel, host);

  return {
    attach(managerOrSocket, label = 'socket') {
      if (stopped) throw sockscopeError('stopped');
      if (!managerOf(managerOrSocket)) throw sockscopeError('not-a-manager');
      return sources.attach(managerOrSocket, label, 'attached') ?? (() => undefined);
    },
    mark: (words = '') => log.emit('mark.made', { words }),
    open: () => void panel.use((mounted) => mounted.open()).catch(() => undefined),
    close: () => void panel.use((mounted) => mounted.close()).catch(() => undefined),
    diagnose: () => panel.use((mounted) => (log.settle(), mounted.diagnose())),
    checkup: (endpoint, { signal } = {}) => panel.use((mounted) => mounted.checkup(endpoint, signal)),
    bundle: (session) => panel.use((mounted) => mounted.bundle(session)),
    sessions: () => panel.use((mounted) => mounted.sessions()),
    on: (type, listener) => log.subscribe((batch) => {
      for (const event of batch) if (event.type === type) listener(event as Parameters<typeof listener>[0]);
    }),
    stop() {
      if (stopped) return;
      stopped = true;
      all([
        panel.unmount,
        leaveStore,
        () => {
          log.emit('session.stopped', {});
          log.settle();
        },
        sources.stop,
      ])();
    },
  };
}

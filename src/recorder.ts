import type { Stop } from './events/events.ts';
import { createLog, type Log } from './events/log.ts';
import { createMasker } from './events/redact.ts';
import { sockscopeError } from './error.ts';
import { checkOptions } from './options.ts';
import { narrate } from './protocol/narrate.ts';
import { createPanelLoader, type LoadPanel } from './panel-loader.ts';
import type { PanelHost, Scope, SessionRecord, StartOptions } from './scope.ts';
import { all, guarded } from './sources/guard.ts';
import { managerOf } from './sources/manager-view.ts';
import { listen, monotonic, wallClock } from './sources/natives.ts';
import { startSources } from './sources/sources.ts';
import { schedule } from './sources/schedule.ts';
import { openDatabase } from './store/database.ts';
import { createWriter } from './store/writer.ts';

export const VERSION = __SOCKSCOPE_VERSION__;
/** ms of work on the page's main thread at one go. */
const SETTLE_BUDGET_MS = 8;

const newId = (): string => `${wallClock().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;

/** Records this page from now on. @throws SockscopeError `invalid-option` */
export function startRecorder(options: StartOptions, loadPanel: LoadPanel): Scope {
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
    id, app, url, startedAt, lastAt: Math.round(now()), events: log.count(), bytes: writer.bytes(), marks, masked: masker.counts(),
  });

  const database = openDatabase();
  const writer = createWriter({
    session: id, database: database.use, record,
    degraded: (because) => log.emit('storage.changed', { to: 'memory', because }),
  });

  const settleAll = (): Promise<void> => {
    log.settle();
    return writer.flush();
  };

  let wake: Stop;
  const leaveStore = guarded('recorder', log.emit, (guard) => {
    const [begin, cancel] = schedule(guard(() => !log.settle(SETTLE_BUDGET_MS)));
    wake = begin;
    const leaveTail = guard(() => {
      log.settle();
      writer.leaveTail();
    });
    const fallAsleep = guard(() => {
      leaveTail();
      database.suspend();
    });
    const wakeUp = guard(database.resume);
    return all([
      log.subscribe((batch) => {
        for (const { type } of batch) if (type === 'mark.made') marks += 1;
        writer.write(batch);
      }),
      cancel,
      listen(document, 'visibilitychange', leaveTail),
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
  const sources = startSources(log);

  const host: PanelHost = {
    options, version: VERSION, current: record, database: database.use, emit: log.emit, flush: settleAll,
    feed: { events: log.events, subscribe: log.subscribe },
  };
  const panel = createPanelLoader(loadPanel, host);

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
      guarded('stop', log.emit, () => all([
        panel.unmount,
        leaveStore,
        () => {
          log.emit('session.stopped', {});
          log.settle();
        },
        sources.stop,
      ]))();
    },
  };
}

import { type Decoded, inOrder } from './events/chunk.ts';
import type { LogEvent } from './events/events.ts';
import { BYTES_KEPT } from './events/retention.ts';
import type { PanelHost, SessionRecord } from './scope.ts';
import { heldSessions, holdSession, oneTabAtATime } from './store/alive.ts';
import { endingOf } from './store/ending.ts';
import { mergeTails } from './store/merge-tails.ts';
import { pruneSessions } from './store/prune.ts';
import { createShelf, type SessionShelf } from './store/sessions.ts';

/** A database that says nothing for so long is not waited for: a file that is made without it beats none. */
const PATIENCE_MS = 2_000;
/** A silent page says so often that it is alive; it counts as dead after five minutes. */
const BEAT_MS = 60_000;
/** Sessions that are over are judged for the list for so long at once (ms); the next list goes on. */
const JUDGING_MS = 500;
/** A larger one would hold the page's thread for too long; it is judged when it is opened. */
const JUDGED_BYTES = 2_000_000;

/** The answer, or `otherwise` when it fails or does not come. */
const soon = <T>(answer: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([answer.catch(() => otherwise), new Promise<T>((resolve) => void setTimeout(resolve, PATIENCE_MS, otherwise))]);

/** The sessions of this device, and what keeps the running one alive for other tabs. */
export interface KeptSessions extends Omit<SessionShelf, 'note'> {
  find(id: string): Promise<SessionRecord>;
  stop(): void;
}

/**
 * The sessions of this device: those in the database and the running one, which is whole even where
 * the database refuses. Merges what dying pages left behind and removes what has to go.
 */
export function createKeptSessions(host: PanelHost, judge: (events: readonly LogEvent[]) => SessionRecord['worst']): KeptSessions {
  const { database } = host;
  const shelf = createShelf(database);
  const current = host.current().id;

  const prune = (bytes = BYTES_KEPT): Promise<void> => oneTabAtATime(async () =>
    pruneSessions(database, { current, alive: (await heldSessions()) ?? new Set(), now: Date.now(), bytes }));
  // A database that refuses has already said so at the first chunk.
  const tidied = soon(mergeTails(database).then(() => prune()), undefined);
  /** A page may say goodbye when this one is already there: Chromium lets both run at once. */
  const mergeAgain = async (): Promise<void> => {
    await tidied;
    await soon(mergeTails(database), undefined);
  };

  /** Another tab may have taken this one for dead, while it was frozen. */
  const beat = async (): Promise<void> => {
    const record = host.current();
    if ((await shelf.list()).some(({ id }) => id === current)) await database('readwrite', (objects) => void objects.put(record, ['record', current]));
    else await host.flush(true);
    await prune();
  };
  const timer = setInterval(() => void beat().catch(() => undefined), BEAT_MS);
  const letGo = holdSession(current);
  // A full disk: half of what is over makes room for what happens now.
  const makeRoom = async (): Promise<void> => prune((await shelf.list()).reduce((sum, { bytes }) => sum + bytes, 0) / 2);
  const unsubscribe = host.feed.subscribe((batch) => {
    for (const event of batch) {
      if (event.type === 'storage.changed' && event.to === 'memory' && event.because?.includes('Quota')) void makeRoom().catch(() => undefined);
    }
  });

  const withVerdicts = async (records: readonly SessionRecord[]): Promise<SessionRecord[]> => {
    const end = performance.now() + JUDGING_MS;
    const judged: SessionRecord[] = [];
    for (const record of records) {
      if (record.worst || !record.ended || record.ended === 'open' || record.bytes > JUDGED_BYTES || performance.now() > end) judged.push(record);
      else {
        const worst = judge((await shelf.read(record.id)).events) ?? 'none';
        await shelf.note(record.id, { worst });
        judged.push({ ...record, worst });
      }
    }
    return judged;
  };

  const others = async (): Promise<SessionRecord[]> => {
    await mergeAgain();
    const [kept, held] = await Promise.all([soon(shelf.list(), []), heldSessions()]);
    const records = [host.current(), ...kept.filter(({ id }) => id !== current)];
    return records.slice(1).map((record): SessionRecord => {
      const ended = endingOf(record, records, held, Date.now());
      return ended ? { ...record, ended } : record;
    });
  };
  return {
    async list() {
      const ended = await others();
      return [host.current(), ...await soon(withVerdicts(ended), ended)];
    },
    async find(id) {
      const found = id === current ? host.current() : (await others()).find((record) => record.id === id);
      if (!found) throw new Error(`no session ${id}`);
      return found;
    },
    async read(id) {
      if (id !== current) {
        await mergeAgain();
        return shelf.read(id);
      }
      await soon(host.flush(), undefined);
      const stored = await soon<Decoded>(shelf.read(id), { events: [], newer: 0, damaged: 0, missing: 0 });
      return { ...stored, ...inOrder(new Map([...stored.events, ...host.feed.events()].map((event) => [event.seq, event])).values()) };
    },
    remove: shelf.remove,
    stop() {
      clearInterval(timer);
      letGo();
      unsubscribe();
    },
  };
}

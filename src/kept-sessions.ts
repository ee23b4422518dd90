import type { LogEvent } from './events/events.ts';
import type { PanelHost, SessionRecord } from './scope.ts';
import { mergeTails } from './store/merge-tails.ts';
import { createShelf, pruneSessions, type SessionShelf } from './store/sessions.ts';

/** A database that says nothing for so long is not waited for: a file that is made without it beats none. */
const PATIENCE_MS = 2_000;

/** The answer, or `otherwise` when it fails or does not come. */
const soon = <T>(answer: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([answer.catch(() => otherwise), new Promise<T>((resolve) => void setTimeout(resolve, PATIENCE_MS, otherwise))]);

/**
 * The sessions of this device: those in the database and the running one, which is whole even where
 * the database refuses. Merges what dying pages left behind and removes what is too old, once.
 */
export function createKeptSessions(host: PanelHost): SessionShelf & { find(id: string): Promise<SessionRecord> } {
  const shelf = createShelf(host.database);
  const current = host.current().id;
  // A database that refuses has already said so at the first chunk.
  const tidied = soon(mergeTails(host.database).then(() => pruneSessions(shelf, current, Date.now())), undefined);

  const list = async (): Promise<SessionRecord[]> => {
    await tidied;
    const kept = await soon(shelf.list(), []);
    return [host.current(), ...kept.filter(({ id }) => id !== current)];
  };
  return {
    list,
    async find(id) {
      const found = (await list()).find((record) => record.id === id);
      if (!found) throw new Error(`no session ${id}`);
      return found;
    },
    async read(id) {
      if (id !== current) return shelf.read(id);
      await soon(host.flush(), undefined);
      const stored = await soon<LogEvent[]>(shelf.read(id), []);
      const held = new Map([...stored, ...host.feed.events()].map((event) => [event.seq, event]));
      return [...held.values()].sort((left, right) => left.seq - right.seq);
    },
    remove: (id) => shelf.remove(id),
  };
}

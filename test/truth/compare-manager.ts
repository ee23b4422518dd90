import type { Checks, FactClass } from './check.ts';
import type { Match } from './match.ts';
import type { CellResult } from './run-cell.ts';
import { RECONNECTION_DELAY_MS, type TruthEntry } from './truth.ts';

/** Which of the app's counters each fact of a manager is held against, and the field that must be the same. */
const PAIRS: readonly (readonly [FactClass, TruthEntry['kind'], type: string, field: string])[] = [
  ['disconnect reason', 'closed', 'manager.closed', 'reason'],
  ['reconnect attempt', 'reconnect attempt', 'manager.reconnect-attempted', 'attempt'],
  ['reconnected', 'reconnected', 'manager.reconnected', 'attempts'],
  ['manager error', 'erred', 'manager.erred', 'message'],
];

/** What the client believed: options, exact reasons, attempts. Only a manager tells. */
export function compareManager({ truth: { entries, sessions }, recorded: { facts } }: CellResult, match: Match, checks: Checks): void {
  // By what was told of which connection: each belongs to one of the app's managers.
  const ownerOf = new Map(sessions.flatMap((session) => match.of(session).map((connection) => [connection, session.owner] as const)));
  const owner = (connection = ''): string => ownerOf.get(connection) ?? 'denied or failed';
  for (const [fact, kind, type, field] of PAIRS) {
    const happened = entries.filter((entry) => entry.kind === kind);
    const key = (of: string, name: unknown): string => `${fact === 'disconnect reason' ? of : ''} ${String(name).replace(/^\w*Error: /, '')}`.trim();
    const told = facts.filter((record) => record.type === type).map((record) => key(owner(record.connection), record[field]));
    for (const name of new Set([...happened.map((entry) => key(entry.owner, entry.name)), ...told])) {
      const same = happened.filter((entry) => key(entry.owner, entry.name) === name);
      checks.count(fact, { name, before: same.filter(({ before }) => before).length }, same.length, told.filter((text) => text === name).length);
    }
  }
  for (const session of sessions) {
    const own = match.of(session);
    const attached = facts.filter(({ type, connection = '' }) => type === 'manager.attached' && own.includes(connection));
    const about = { name: session.owner, session };
    checks.count('options', { ...about, before: session.endedBefore ? 1 : 0 }, 1, attached.length);
    for (const record of attached) {
      checks.value('options', about, (record['options'] as Readonly<Record<string, unknown>>)['reconnectionDelay'], (delay) => delay === RECONNECTION_DELAY_MS, String(RECONNECTION_DELAY_MS));
      const right = record['level'] === 'global' ? 'io' : session.owner;
      checks.value('options', { ...about, name: 'label' }, record['label'], (label) => label === right, right);
      checks.value('options', { ...about, name: 'late' }, record['late'], (late) => late === session.before, String(session.before));
    }
  }
}

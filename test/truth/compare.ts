import type { Cell } from './cell.ts';
import { type Check, createChecks } from './check.ts';
import { compareConnections } from './compare-connections.ts';
import { compareManager } from './compare-manager.ts';
import { comparePackets } from './compare-packets.ts';
import { compareRequests } from './compare-requests.ts';
import { SECRET } from './truth.ts';
import { matchSessions } from './match.ts';
import type { CellResult } from './run-cell.ts';

/** Facts that say that something was lost, misunderstood or broken; a run of the truth test has none. */
const ALARMS: ReadonlySet<string> = new Set([
  'session.overflowed', 'session.faulted', 'storage.changed', 'engine.undecodable', 'engine.upgrade-failed', 'websocket.blocked', 'page.erred',
]);

/** Everything that Sockscope recorded of a run, held against what the app and the server say. */
export function compare(cell: Cell, result: CellResult): readonly Check[] {
  const { truth, recorded } = result;
  const checks = createChecks();
  const match = matchSessions(truth, recorded.facts);
  compareConnections(cell, result, match, checks);
  compareRequests(cell, result, checks);
  comparePackets(cell, result, match, checks);
  compareManager(result, match, checks);
  for (const fact of recorded.facts.filter(({ type }) => ALARMS.has(type))) {
    checks.value('nothing else', { name: fact.type }, JSON.stringify(fact).slice(0, 200), () => false, 'that nothing of the kind happened');
  }
  checks.value('nothing else', { name: 'the app\'s token' }, JSON.stringify(recorded.facts).includes(SECRET), (told) => told === false, 'that it is secret');
  const first = Math.min(...recorded.facts.map(({ seq }) => seq));
  checks.value('nothing else', { name: 'numbers without gaps' }, recorded.count, (count) => count === recorded.lastSeq - first + 1, `${first} to ${recorded.lastSeq}`);
  checks.value('nothing else', { name: 'errors of the page' }, truth.errors.length, (count) => count === 0, truth.errors.join('; '));
  return checks.all;
}

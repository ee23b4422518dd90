import type { Cell } from './cell.ts';
import type { Checks } from './check.ts';
import type { CellResult } from './run-cell.ts';

/** What the browser did, against what the server saw: polling requests that were answered, WebSockets that were opened. */
export function compareRequests({ mode, order }: Cell, { requests, truth, recorded: { facts } }: CellResult, checks: Checks): void {
  const polls = requests.filter(({ upgrade }) => !upgrade);
  for (const method of ['GET', 'POST']) {
    for (const [type, isOf] of [['poll.answered', (status: number) => status === 200], ['poll.refused', (status: number) => status >= 400]] as const) {
      const answered = polls.filter((request) => request.method === method && isOf(request.status));
      // What the server had answered when the network was cut may never have reached the browser, which then says so.
      const broken = facts.filter((fact) => fact.type === 'poll.failed' && fact['method'] === method).length;
      const told = facts.filter((fact) => fact.type === type && fact['method'] === method);
      const happened = answered.slice(Math.min(broken, Math.max(0, answered.length - told.length)));
      const counted = happened.filter(({ before }) => before).length;
      // What was under way when Sockscope began may be on either side: a request a connection.
      const doubt = order === 'after connecting' ? 2 : 0;
      const before = Math.min(Math.max(happened.length - told.length, counted - doubt), counted + doubt);
      checks.count('polling request', { name: `${type} ${method}`, before }, happened.length, told.length);
    }
  }
  // While the network is gone the server sees nothing of an attempt.
  const unheard = mode === 'websocket only' ? truth.entries.filter(({ kind, owner }) => kind === 'open failed' && owner === 'main') : [];
  const happened = [...requests.filter(({ upgrade }) => upgrade), ...unheard];
  const before = happened.filter((one) => one.before).length;
  const ended = (type: string): number => facts.filter((fact) => fact.type === type).length;
  checks.count('websocket', { name: 'opening', before }, happened.length, ended('websocket.opening'));
  // Every one is closed at the end, also those that were open before Sockscope was there.
  const closedBefore = truth.sessions.filter(({ endedBefore }) => endedBefore).length + truth.entries.filter((one) => one.kind === 'open failed' && one.before).length;
  checks.count('websocket', { name: 'closed', before: mode === 'websocket only' ? closedBefore : 0 }, happened.length, ended('websocket.closed'));
}

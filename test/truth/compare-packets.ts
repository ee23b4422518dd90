import type { Cell } from './cell.ts';
import type { Checks } from './check.ts';
import { isOld } from './clients.ts';
import { TOLERANCE_MS } from './compare-connections.ts';
import type { Match } from './match.ts';
import type { CellResult } from './run-cell.ts';
import { BURST, GREETING, GREETING_EVENT, type RecordedFact, REFUSAL, SLOW_MS, type TruthEntry, type TruthSession } from './truth.ts';

/** Characters that a packet has beside its JSON: types, namespace, comma, id, placeholders aside. */
const HEAD_MAX = 24;

/** Namespaces, events, acknowledgements and binary of every session. */
export function comparePackets(cell: Cell, { truth, recorded }: CellResult, match: Match, checks: Checks): void {
  for (const session of truth.sessions) {
    const own = match.of(session);
    const facts = recorded.facts.filter(({ connection = '' }) => own.includes(connection));
    const entries = truth.entries.filter((entry) => truth.sessions[entry.session] === session);
    const pair: Pair = { session, facts, entries, checks };
    compareNamespaces(cell, pair);
    compareEvents(pair, 'sent');
    compareEvents(pair, 'received');
    for (const { value = 0 } of entries.filter(({ kind, name }) => kind === 'received' && name === BURST)) {
      checks.count('burst', { name: BURST, session }, value, own.reduce((sum, connection) => sum + (recorded.burst[connection] ?? 0), 0));
    }
    compareAcks(cell, pair);
    for (const direction of ['sent', 'received'] as const) compareBinary(pair, direction);
  }
}

interface Pair {
  readonly session: TruthSession;
  readonly facts: readonly RecordedFact[];
  readonly entries: readonly TruthEntry[];
  readonly checks: Checks;
}

const beforeOf = (entries: readonly TruthEntry[]): number => entries.filter(({ before }) => before).length;

function compareNamespaces(cell: Cell, { session, facts, entries, checks }: Pair): void {
  const old = isOld(cell.version);
  for (const namespace of ['/', '/second', '/refused']) {
    const about = { name: namespace, session };
    const of = (kind: TruthEntry['kind']): TruthEntry[] => entries.filter((entry) => entry.kind === kind && entry.namespace === namespace);
    const told = (type: string): RecordedFact[] => facts.filter((fact) => fact.type === type && fact['namespace'] === namespace);
    const connected = of('connected');
    const refused = of('refused');
    const before = beforeOf([...connected, ...refused]);
    const asked = old && namespace === '/' ? 0 : connected.length + refused.length;
    checks.count('namespace asked', { ...about, before: asked && before }, asked, told('namespace.requested').length);
    for (const fact of told('namespace.requested')) {
      const keys = old ? '' : 'token,user';
      checks.value('names of auth and query', { ...about, name: `auth of ${namespace}` }, String(fact['authKeys']), (names) => names === keys, keys);
    }
    checks.count('namespace answered', { ...about, before: beforeOf(connected) }, connected.length, told('namespace.connected').length);
    for (const [index, fact] of told('namespace.connected').entries()) {
      const truth = connected.filter((entry) => !entry.before)[index]?.value ?? 0;
      checks.value('namespace time', about, fact['ms'], (ms: number) => ms >= 0 && ms <= truth + TOLERANCE_MS, `at most ${truth}`);
    }
    checks.count('refusal', { ...about, before: beforeOf(refused) }, refused.length, told('namespace.refused').length);
    for (const fact of told('namespace.refused')) checks.value('refusal', about, fact['message'], (message) => message === REFUSAL, REFUSAL);
    for (const [reason, by] of [['io server disconnect', 'server'], ['io client disconnect', 'page']] as const) {
      const left = of('disconnected').filter(({ name }) => name === reason);
      checks.count('namespace left', { ...about, before: beforeOf(left) }, left.length, told('namespace.left').filter((fact) => fact['by'] === by).length);
    }
  }
}

function compareEvents({ session, facts, entries, checks }: Pair, direction: 'sent' | 'received'): void {
  const happened = entries.filter(({ kind, name }) => kind === direction && name !== BURST);
  const told = facts.filter(({ type }) => type === `event.${direction}`);
  const keys = new Set([...happened.map((one) => `${one.namespace} ${one.name}`), ...told.map((one) => `${String(one['namespace'])} ${String(one['name'])}`)]);
  for (const key of keys) {
    const truths = happened.filter((one) => `${one.namespace} ${one.name}` === key);
    const records = told.filter((one) => `${String(one['namespace'])} ${String(one['name'])}` === key);
    checks.count(`event ${direction}`, { name: key, session, before: beforeOf(truths) }, truths.length, records.length);
    for (const record of records) {
      const attached = entries.filter((entry) => entry.kind === `binary ${direction}` && `${entry.namespace} ${entry.name}` === key).length;
      checks.value(`binary ${direction}`, { name: `attachments of ${key}`, session }, record['attachments'], (count) => count === attached, String(attached));
      if (key.endsWith(GREETING_EVENT)) checks.value('size', { name: 'letters', session }, String(record['preview']), (text: string) => text.includes(GREETING), GREETING);
    }
    // The n-th last of a name is the same in both: what is missing came first.
    for (const [index, record] of [...records].reverse().entries()) {
      const size = [...truths].reverse()[index]?.value;
      if (size === undefined) continue;
      const extra = [...key].some((character) => character > '\x7f') ? size : HEAD_MAX;
      checks.value('size', { name: key, session }, record['size'], (value: number) => value >= size + 2 && value <= size + extra, String(size));
    }
  }
}

function compareAcks({ order }: Cell, { session, facts, entries, checks }: Pair): void {
  for (const namespace of ['/', '/second']) {
    const about = { name: namespace, session };
    const told = (type: string): RecordedFact[] => facts.filter((fact) => fact.type === type && fact['namespace'] === namespace);
    const acked = entries.filter((entry) => entry.kind === 'acked' && entry.namespace === namespace);
    const received = told('ack.received');
    checks.count('ack received', { ...about, before: beforeOf(acked) }, acked.length, received.length);
    // Where one is missing in the middle, which one it is cannot be told.
    const comparable = order === 'after connecting' || received.length === acked.length ? received : [];
    for (const [index, record] of [...comparable].reverse().entries()) {
      const truth = [...acked].reverse()[index];
      if (!truth) continue;
      const least = truth.name === 'slow' ? SLOW_MS - TOLERANCE_MS : 0;
      const most = (truth.value ?? 0) + TOLERANCE_MS;
      checks.value('ack time', { ...about, name: truth.name + (truth.askedBefore ? ', asked before' : '') }, record['ms'], (ms: number) => ms >= least && ms <= most, `from ${least} to ${most}`);
    }
    const answered = entries.filter((entry) => entry.kind === 'answered' && entry.namespace === namespace);
    checks.count('ack sent', { ...about, before: beforeOf(answered) }, answered.length, told('ack.sent').length);
  }
}

function compareBinary({ session, facts, entries, checks }: Pair, direction: 'sent' | 'received'): void {
  const sizes = (values: readonly unknown[]): string => [...values].map(Number).sort((left, right) => left - right).join(', ');
  const happened = entries.filter(({ kind }) => kind === `binary ${direction}`);
  const told = facts.filter(({ type }) => type === `binary.${direction}`);
  checks.count(`binary ${direction}`, { name: 'frames', session, before: beforeOf(happened) }, happened.length, told.length);
  if (told.length !== happened.length || told.length === 0) return;
  const right = sizes(happened.map(({ value }) => value));
  checks.value(`binary ${direction}`, { name: 'sizes', session }, sizes(told.map((fact) => fact['size'])), (value) => value === right, right);
}

import { describe, expect, test } from 'vitest';
import { anyArgs } from '../../test/fixtures/any-args.ts';
import { rules } from '../diagnosis/rules/index.ts';
import type { Facts, FactType } from '../events/events.ts';
import { phrase, verbatim } from '../events/probe-detail.ts';
import { causes as englishCauses } from './en/causes.ts';
import { en } from './en/index.ts';
import { verdicts as englishVerdicts } from './en/verdicts.ts';
import { fixes as englishFixes } from './en/fixes.ts';
import { fixesOfRule, fixLines } from './fixes/index.ts';
import { causes as koreanCauses } from './ko/causes.ts';
import { ko } from './ko/index.ts';
import { fixes as koreanFixes } from './ko/fixes.ts';
import { verdicts as koreanVerdicts } from './ko/verdicts.ts';
import { sayDetail } from './say.ts';
import type { Words } from './words.ts';

const languages: readonly (readonly [name: string, words: Words])[] = [['English', en], ['Korean', ko]];

/** One of every fact, with every optional field. */
const facts: { readonly [K in FactType]: Facts[K] } = {
  'session.started': { app: 'shop', build: '1.2', url: 'https://app.test/', userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Version/17.4 Safari/604.1', language: 'ko', width: 390, height: 844, startedAt: 0, version: '0.1.0' },
  'session.overflowed': { what: 'chatter', lost: 3 },
  'session.faulted': { where: 'xhr', message: 'TypeError' },
  'session.stopped': {},
  'storage.changed': { to: 'memory', because: 'blocked' },
  'page.hidden': {}, 'page.shown': {}, 'page.left': { persisted: true }, 'page.returned': { persisted: false },
  'page.frozen': {}, 'page.resumed': {}, 'page.went-offline': {}, 'page.went-online': {},
  'page.network-changed': { kind: '4g' },
  'page.erred': { kind: 'rejection', message: 'no', source: 'app.js' },
  'page.blocked': { directive: 'connect-src', url: 'wss://api.test' },
  'clock.stalled': { gap: 5000, hidden: true },
  'clock.jumped': { ms: -60_000 },
  'engine.attempted': { endpoint: 'https://api.test/socket.io/', transport: 'polling', protocol: 4, crossOrigin: true, queryKeys: ['user'], credentials: true, seenBy: 'wire', late: false },
  'engine.handshaken': { sid: 'abcdef', ms: 100, transport: 'polling', upgrades: ['websocket'], pingInterval: 25_000, pingTimeout: 20_000, maxPayload: 1_000_000 },
  'engine.failed': { transport: 'polling', ms: 20 },
  'engine.probed': { to: 'websocket' },
  'engine.probe-answered': { ms: 20 },
  'engine.upgraded': { to: 'websocket', ms: 120 },
  'engine.upgrade-failed': { to: 'websocket', ms: 160, because: 'closed' },
  'engine.pinged': { gap: 25_000, late: 300 },
  'engine.ponged': { ms: 20 },
  'engine.closed': { by: 'network', how: 'websocket', reason: 'ping timeout' },
  'engine.undecodable': { size: 2000, preview: '<html>' },
  'poll.answered': { method: 'GET', status: 200, ms: 12, sent: 0, received: 90 },
  'poll.refused': { method: 'POST', status: 400, ms: 12, preview: '"Invalid session"' },
  'poll.failed': { method: 'GET', ms: 12, because: 'network', credentials: true },
  'poll.noticed': { ms: 12, status: 200, received: 30 },
  'websocket.opening': { upgrade: true },
  'websocket.opened': { ms: 12 },
  'websocket.errored': { opened: false },
  'websocket.closed': { code: 1006, reason: '', clean: false, opened: true, ms: 12, by: 'server' },
  'websocket.blocked': {},
  'namespace.requested': { namespace: '/', authKeys: ['token'], size: 20 },
  'namespace.connected': { namespace: '/', ms: 30 },
  'namespace.refused': { namespace: '/', message: 'not authorized', ms: 30 },
  'namespace.left': { namespace: '/', by: 'page' },
  'event.sent': { namespace: '/', name: 'hello', id: 1, size: 20, attachments: 2, preview: '["hello"]' },
  'event.received': { namespace: '/', name: 'hello', size: 20, attachments: 0, preview: '["hello"]' },
  'ack.sent': { namespace: '/', id: 1, ms: 3, size: 20, preview: '[]' },
  'ack.received': { namespace: '/', id: 1, ms: 3, size: 20, preview: '[]' },
  'binary.sent': { size: 2048 }, 'binary.received': { size: 2048 },
  'packet.sent': { kind: 'pong', size: 1 }, 'packet.received': { kind: 'noop', size: 1 },
  'manager.attached': { label: 'socket', level: 'attached', late: false, options: { timeout: 20_000 }, authKeys: ['token'] },
  'manager.reconnect-attempted': { attempt: 2 },
  'manager.reconnected': { attempts: 2 },
  'manager.reconnect-gave-up': {},
  'manager.erred': { message: 'xhr poll error', description: '0' },
  'manager.closed': { reason: 'ping timeout', description: 'late' },
  'checkup.started': { endpoint: 'https://api.test/socket.io/' },
  'probe.answered': { probe: 'websocket', endpoint: 'https://api.test/socket.io/', answer: 'unknown', ms: 30, detail: '' },
  'checkup.finished': { endpoint: 'https://api.test/socket.io/', ms: 900, cancelled: true },
  'page.logged': { kind: 'warning', message: 'careful' },
  'page.stalled': { ms: 480 },
  'event.flooded': { way: 'received', namespace: '/', name: 'tick', count: 900, size: 180_000 },
  'engine.handshake-recovered': { ms: 40 },
  'engine.handshake-timed': { queued: 1, dns: 4, tcp: 10, tls: 20, waited: 30, downloaded: 0 },
  'engine.probe-unanswered': { ms: 5_000 },
  'engine.muted': { ms: 46_000, handshaken: true },
  'websocket.threw': {},
  'engine.unanswered': { transport: 'polling', ms: 5_000 },
  'engine.upgrade-stuck': { ms: 5_000 },
  'websocket.unanswered': { upgrade: true, ms: 5_000 },
  'namespace.unanswered': { namespace: '/', ms: 5_000 },
  'ack.unanswered': { namespace: '/', id: 4, ms: 10_000, by: 'server' },
  'manager.found': { namespaces: ['/', '/chat'], connected: ['/'], attempts: 0, pingInterval: 25_000, pingTimeout: 20_000 },
  'manager.waiting': { events: 3, acks: 1 },
  'mark.made': { words: 'here' },
};

const healths = [
  { code: 'none' }, { code: 'connecting', attempts: 2 }, { code: 'failing', attempts: 3 }, { code: 'awaiting-namespace', namespace: '/' },
  { code: 'namespace-refused', namespace: '/', message: 'no' }, { code: 'polling', upgrade: 'failed', failures: 3 }, { code: 'connected', transport: 'websocket' },
  { code: 'closed', by: 'server' },
] as const;

/** Every string in an object, with the way to it; functions are not called. */
const strings = (value: unknown, path = ''): [path: string, text: string][] =>
  typeof value === 'string' ? [[path, value]]
    : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, entry]) => strings(entry, `${path}.${key}`)) : [];

describe.each(languages)('%s', (_, words) => {
  test('no text is empty', () => {
    expect(strings(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('every fact is a sentence', () => {
    for (const type of Object.keys(facts) as FactType[]) {
      const sentence = (words.facts[type] as (fact: unknown) => string)(facts[type]);
      expect(sentence, type).toMatch(/\S/);
      expect(sentence, type).not.toMatch(/undefined|NaN|null|\[object/);
    }
  });

  test('every state is a sentence', () => {
    for (const health of healths) {
      expect((words.health[health.code] as (health: unknown) => string)(health)).toMatch(/\S{2}.*\.$|: no$/);
    }
  });

});

test.each([
  [phrase('no session to ask with'), 'no session to ask with', '물어볼 세션이 없어요'],
  [phrase('never opened, code #', 1006), 'never opened, code 1006', '열리지 않았어요, 코드 1006'],
  [phrase('# of # knew it', 3, 8), '3 of 8 knew it', '8번 중 3번은 세션을 알았어요'],
  [verbatim('HTTP 502'), 'HTTP 502', 'HTTP 502'],
  [verbatim('Failed to fetch'), 'Failed to fetch', 'Failed to fetch'],
  ['constructor', 'constructor', 'constructor'],
])('a probe that adds "%s"', (detail, english, korean) => {
  expect([sayDetail(en, detail), sayDetail(ko, detail)]).toEqual([english, korean]);
});

test('each phrase of a probe has its numbers in every language', () => {
  for (const [, { probePhrases }] of languages) {
    for (const [recorded, said] of Object.entries(probePhrases)) expect((said.match(/\$\d/g) ?? []).sort(), said).toEqual((recorded.match(/#/g) ?? []).map((_, index) => `$${index + 1}`));
  }
});

test('Korean texts are Korean', () => {
  const kept = new Set(['language', 'fixes', 'path', 'steps', 'polls', 'session', 'itself', 'jwt', 'stacks']);
  const foreign = strings(ko).filter(([path, text]) => !/[가-힣]/.test(text) && !path.split('.').some((part) => kept.has(part)));
  expect(foreign).toEqual([]);
});

describe.each([['English', englishCauses, englishVerdicts], ['Korean', koreanCauses, koreanVerdicts]] as const)('causes in %s', (_, causes, verdicts) => {
  test.each(rules.map(({ id }) => id))('%s has a title, a reason, and lines to paste', (id) => {
    const said = (verdicts[id] as unknown as (given: object) => Record<string, string>)(anyArgs);
    for (const part of ['title', 'maybe', 'because', 'check']) expect(said[part], part).toMatch(/\S/);
    expect(said['title']).not.toBe(said['maybe']);
    expect(Object.values(said).join()).not.toMatch(/undefined|NaN|null|\[object/);
    const fixes = causes.fixes(id, { outcome: 'problem', evidence: [1], args: anyArgs }, 'https://app.test/');
    expect(fixes.length).toBeGreaterThan(0);
    expect(new Set(fixes.map(({ stack }) => stack)).size).toBe(fixes.length);
    expect(fixes.map(({ code }) => code).join()).not.toMatch(/undefined|NaN|null\b|\[object/);
  });
});

test('Korean causes are Korean', () => {
  const said = rules.flatMap(({ id }) => Object.values((koreanVerdicts[id] as unknown as (given: object) => Record<string, string>)(anyArgs)));
  const labels = Object.values(koreanFixes).flatMap(({ label, note = label }: { label: string; note?: string }) => [label, note]);
  expect([...said, ...labels].filter((text) => !/[가-힣]/.test(text))).toEqual([]);
});

test('every line to paste mends something, and has a label in both languages', () => {
  const used = new Set(Object.values(fixesOfRule).flat());
  expect(Object.keys(fixLines).filter((id) => !used.has(id as keyof typeof fixLines))).toEqual([]);
  expect([Object.keys(englishFixes).sort(), Object.keys(koreanFixes).sort()]).toEqual([Object.keys(fixLines).sort(), Object.keys(fixLines).sort()]);
});

import { expect, test } from 'vitest';
import { innocent } from '../../test/fixtures/rules.ts';
import { checkup, dead, ended, healthy, joined, shaken } from '../../test/fixtures/scenes.ts';
import { type Line, session } from '../../test/fixtures/session.ts';
import { diagnose, type RuleId } from './diagnose.ts';
import type { Args, Rule } from './rule.ts';
import { families, rules } from './rules/index.ts';

const outcomes = (...lines: readonly Line[]): string[] => diagnose(session(...lines)).map(({ rule, outcome }) => `${rule}: ${outcome}`);
const other = { endpoint: 'https://two.test/socket.io/' };

/** Rules that no probe helps: the log says all, or a person must look. */
const SETTLED_BY_LOG = new Set<string>([
  'namespace-refused', 'disconnected-in-connect', 'disconnected-after-connect', 'headers-not-sent', 'client-gave-up', 'duplicate-connections',
  'handlers-pile-up', 'emits-pile-up', 'back-forward-cache', 'page-suspended', 'page-stalled',
]);

const found = (...lines: readonly Line[]): string[] => outcomes(...lines).filter((verdict) => !verdict.endsWith(': ok'));

test('every rule answers, whatever happened', () => {
  for (const [what, lines, but = []] of innocent) {
    const verdicts = diagnose(session(...lines));
    expect(verdicts.map(({ rule }) => rule).sort(), what).toEqual(rules.map(({ id }) => id).sort());
    expect(verdicts.filter(({ rule, outcome }) => outcome !== 'ok' && !but.includes(rule)), what).toEqual([]);
  }
});

test('what a rule explains is a rule', () => {
  const known = new Set<string>(rules.map(({ id }) => id));
  expect((rules as readonly Rule[]).flatMap(({ explains = [] }) => explains).filter((id) => !known.has(id))).toEqual([]);
});

test('a cause that is certain leaves out its symptoms at the same endpoint, and no others', () => {
  const finding = (endpoint: string, outcome: 'problem' | 'unclear') => ({ outcome, evidence: [1], args: { endpoint } });
  const rule = (id: RuleId, explains: readonly RuleId[], ...findings: readonly ReturnType<typeof finding>[]): Rule<RuleId, Args> => ({
    id, severity: 'error', settledBy: [], explains, *judge() { yield* findings; },
  });
  const judge = (outcome: 'problem' | 'unclear'): string[] => diagnose(session(...dead('c1')), [
    rule('server-unreachable', ['websocket-not-offered'], finding('https://one.test/', outcome)),
    rule('websocket-not-offered', [], finding('https://one.test/', 'problem'), finding('https://two.test/', 'problem')),
  ]).flatMap(({ rule: id, findings }) => findings.map(({ args }) => `${id} ${args['endpoint']}`));
  expect(judge('problem')).toEqual(['server-unreachable https://one.test/', 'websocket-not-offered https://two.test/']);
  expect(judge('unclear')).toContain('websocket-not-offered https://one.test/');
});

test('a rule is named like its file, and says what would settle it where anything could be unclear', () => {
  const sources = import.meta.glob<string>('./rules/*/*.ts', { query: '?raw', import: 'default', eager: true });
  const files = Object.keys(sources).filter((name) => !/index|\.test\./.test(name));
  const named = Object.entries(families).flatMap(([family, some]) => (some as readonly Rule[]).map((rule) => [`./rules/${family}/${rule.id}.ts`, rule] as const));
  expect(named.map(([file]) => file).sort()).toEqual(files.sort());
  for (const [file, { id, settledBy }] of named) expect(settledBy.length > 0 || SETTLED_BY_LOG.has(id) || !sources[file]!.includes("'unclear'"), file).toBe(true);
});

test('what is certain comes first, then what is unclear, the gravest first', () => {
  const verdicts = diagnose(session(...dead('c1', { credentials: true }), ...shaken('c2', other, []), ...joined('c2'))).filter(({ outcome }) => outcome !== 'ok');
  expect(verdicts.filter(({ outcome }) => outcome === 'problem').map(({ rule }) => rule)).toEqual(['websocket-not-offered']);
  expect(verdicts.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['server-unreachable', 'cors-refuses-credentials']));
  const weights = verdicts.map(({ outcome, severity }) => `${outcome === 'problem' ? 0 : 1}${['error', 'warning', 'info'].indexOf(severity)}`);
  expect(weights).toEqual(weights.slice().sort());
});

test('one cause is found, not two: what answers without cookies is there', () => {
  const lines = dead('c1', { credentials: true });
  expect(outcomes(...lines, ...checkup({ 'same-origin': 'yes', reachable: 'yes', websocket: 'yes', 'cors-plain': 'yes', 'cors-credentials': 'no' }))[0]).toBe('cors-refuses-credentials: problem');
  expect(found(...lines, ...checkup({ 'same-origin': 'yes', reachable: 'no', websocket: 'no' }))).toEqual(['server-unreachable: problem']);
});

test('a rule that throws is crashed, also half-way, and the others judge as ever', () => {
  const crashing: Rule<RuleId, Args> = {
    id: 'cors-refuses-credentials', severity: 'error', settledBy: [],
    *judge({ events }) {
      yield { outcome: 'problem', evidence: [1], args: {} };
      throw new Error(`of ${events.length}`);
    },
  };
  const verdicts = diagnose(session(...dead('c1')), [crashing, ...rules.filter(({ id }) => id !== crashing.id)]);
  expect(verdicts.find(({ rule }) => rule === 'server-unreachable')?.outcome).toBe('unclear');
  expect(verdicts.filter(({ outcome }) => outcome === 'crashed').map(({ rule }) => rule)).toEqual(['cors-refuses-credentials']);
  expect(verdicts.find(({ outcome }) => outcome === 'crashed')?.findings).toEqual([]);
});

test('the same events give the same verdicts, and judging changes none of them', () => {
  const events = session(...healthy('c1'), ended('c1'), ...dead('c2', { credentials: true }), ...checkup({ reachable: 'no' }));
  const before = JSON.stringify(events);
  const first = JSON.stringify(diagnose(events));
  expect(JSON.stringify(diagnose(events))).toBe(first);
  expect(JSON.stringify(events)).toBe(before);
  expect(JSON.stringify(diagnose(JSON.parse(before) as typeof events))).toBe(first);
});

test('a day of failing is judged in a moment: it runs on the page’s own thread', () => {
  const events = session(...Array.from({ length: 10_000 }, (_, index) => dead(`c${index}`, { credentials: true })).flat());
  // Time of the processor: the machine may have others to run.
  const begun = process.cpuUsage();
  expect(diagnose(events)[0]).toMatchObject({ outcome: 'unclear', findings: [{ args: { times: 10_000 } }] });
  expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(2_000);
});

import { expect, test } from 'vitest';
import { innocent } from '../../test/fixtures/rules.ts';
import { checkup, dead, ended, healthy, joined, shaken } from '../../test/fixtures/scenes.ts';
import { type Line, session } from '../../test/fixtures/session.ts';
import { diagnose, type RuleId } from './diagnose.ts';
import type { Args, Rule } from './rule.ts';
import { rules } from './rules/index.ts';

const outcomes = (...lines: readonly Line[]): string[] => diagnose(session(...lines)).map(({ rule, outcome }) => `${rule}: ${outcome}`);
const other = { endpoint: 'https://two.test/socket.io/' };

test('every rule answers, whatever happened', () => {
  for (const [what, lines] of innocent) expect(outcomes(...lines).sort(), what).toEqual(rules.map(({ id }) => `${id}: ok`).sort());
});

test('a rule is named like its file, and says what would settle it', () => {
  const files = Object.keys(import.meta.glob('./rules/*.ts')).filter((name) => !/index|\.test\./.test(name));
  expect(rules.map(({ id }) => `./rules/${id}.ts`).sort()).toEqual(files.sort());
  for (const { settledBy } of rules) expect(settledBy.length).toBeGreaterThan(0);
});

test('what is certain comes first, then what is unclear, the gravest first', () => {
  expect(outcomes(...dead('c1', { credentials: true }), ...shaken('c2', other, []), ...joined('c2'))).toEqual([
    'websocket-not-offered: problem', 'server-unreachable: unclear', 'cors-refuses-credentials: unclear', 'websocket-upgrade-refused: ok',
  ]);
});

test('one cause is found, not two: what answers without cookies is there', () => {
  const lines = dead('c1', { credentials: true });
  expect(outcomes(...lines, ...checkup({ 'same-origin': 'yes', reachable: 'yes', websocket: 'yes', 'cors-plain': 'yes', 'cors-credentials': 'no' }))[0]).toBe('cors-refuses-credentials: problem');
  const down = outcomes(...lines, ...checkup({ 'same-origin': 'yes', reachable: 'no', websocket: 'no' }));
  expect(down.filter((verdict) => !verdict.endsWith(': ok'))).toEqual(['server-unreachable: problem']);
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
  expect(verdicts.map(({ rule, outcome }) => `${rule}: ${outcome}`)).toEqual([
    'server-unreachable: unclear', 'cors-refuses-credentials: crashed', 'websocket-upgrade-refused: ok', 'websocket-not-offered: ok',
  ]);
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
  const begun = performance.now();
  expect(diagnose(events)[0]).toMatchObject({ outcome: 'unclear', findings: [{ args: { times: 10_000 } }] });
  expect(performance.now() - begun).toBeLessThan(2_000);
});

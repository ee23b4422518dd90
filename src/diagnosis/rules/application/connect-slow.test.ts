import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, ended, endpoint, healthy, ignored, joined, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('connect-slow', ...lines);
const asked: Line = ['namespace.requested', {}, 'c1', 100];
const unanswered: Line = ['namespace.unanswered', {}, 'c1', 5_100];
const probed: Line = ['engine.probe-answered', {}, 'c1', 400];
const posted: Line = ['poll.answered', { method: 'POST', ms: 8_000 }, 'c1', 8_100];
const connected = (ms = 8_000): Line => ['namespace.connected', { ms }, 'c1', 8_110];
const slow = [...shaken('c1'), asked, probed, unanswered, posted, connected()];

test.each(innocentFor('connect-slow'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('CONNECT that waited while the server answered other things is the problem', () => {
  expect(judge(...slow)).toEqual({
    outcome: 'problem', args: [{ endpoint, namespace: '/', ms: 8_000 }], against: [[]],
    evidence: [['namespace.requested', 'namespace.unanswered', 'namespace.connected']],
  });
});

test('so is a refusal that came late', () => {
  expect(judge(...shaken('c1'), asked, probed, unanswered, ['namespace.refused', { ms: 9_000 }, 'c1', 9_100])).toMatchObject({ outcome: 'problem', args: [{ ms: 9_000 }] });
});

test('so are 5 s, where the handshake took a fifth of it', () => {
  const lines: Line[] = [['engine.attempted', {}, 'c1'], ['engine.handshaken', { ms: 1_000 }, 'c1'], asked, probed, unanswered, posted, connected(5_000)];
  expect(judge(...lines)).toMatchObject({ outcome: 'problem', args: [{ ms: 5_000 }] });
});

test('a request that carries CONNECT and has no answer is unclear, until a checkup has one while a poll is pending', () => {
  const pending = [...shaken('c1'), asked, unanswered, ['engine.upgrade-stuck', {}, 'c1'] as Line];
  expect(judge(...pending)).toMatchObject({ outcome: 'unclear', args: [{ ms: 5_000 }], evidence: [['namespace.requested', 'namespace.unanswered']] });
  expect(judge(...pending, ...checkup({ 'single-slot': 'yes' }))).toMatchObject({ outcome: 'problem', evidence: [['namespace.requested', 'namespace.unanswered', 'single-slot: yes']] });
  expect(judge(...pending, ...checkup({ 'single-slot': 'unknown' })).outcome).toBe('unclear');
  expect(judge(...pending, ...checkup({ 'single-slot': 'no' })).outcome).toBe('silent');
});

test('one that waited until the pending poll ended is unclear: the server may do one thing at a time', () => {
  const ping: Line = ['engine.pinged', {}, 'c1', 7_990];
  expect(judge(...shaken('c1'), asked, unanswered, ping, posted, connected()).outcome).toBe('unclear');
});

test('the longest is told, and one that other things were answered beside is enough', () => {
  expect(judge(...slow, ended('c1'), ...shaken('c2'), ...ignored('c2'), ['namespace.connected', { ms: 12_000 }, 'c2'])).toMatchObject({ outcome: 'problem', args: [{ ms: 12_000 }] });
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['a later one was fast', [...slow, ended('c1'), ...healthy('c2')]],
    ['a later one was fast, though not beside its handshake', [
      ...slow, ended('c1'), ['engine.attempted', {}, 'c2'], ['engine.handshaken', { ms: 2 }, 'c2'], ...joined('c2'),
    ]],
    ['a later one was late only because the page slept', [
      ...slow, ended('c1'), ...shaken('c2'), ['namespace.requested', {}, 'c2'], ['namespace.connected', { ms: 8_000 }, 'c2'],
    ]],
    ['its answer took less than 5 s', [...shaken('c1'), asked, probed, unanswered, posted, connected(4_990)]],
    ['the handshake was as slow', [
      ['engine.attempted', {}, 'c1'], ['engine.handshaken', { ms: 3_000 }, 'c1'], asked, probed, unanswered, posted, connected(),
    ]],
    ['the page slept, and so was told nothing', [...shaken('c1'), asked, probed, posted, connected()]],
    ['the device was offline', [...shaken('c1'), asked, ['page.went-offline', {}, undefined, 300], unanswered]],
    ['the upgrade was stuck: the poll that brings the answer did not return', [
      ...shaken('c1'), asked, ['poll.answered', { method: 'POST', ms: 50 }, 'c1', 150], probed, unanswered, ['engine.upgrade-stuck', {}, 'c1', 5_500], connected(),
    ]],
    ['its request was answered, and it never was', [...shaken('c1'), ...ignored('c1')]],
    ['the server turned it out', [...shaken('c1'), asked, unanswered, ['namespace.left', {}, 'c1']]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

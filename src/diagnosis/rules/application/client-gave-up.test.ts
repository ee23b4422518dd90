import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { dead, ended, endpoint, healthy, shaken } from '../../../../test/fixtures/scenes.ts';
import { type Line, session } from '../../../../test/fixtures/session.ts';
import { createTimeline } from '../../timeline.ts';
import { clientGaveUp } from './client-gave-up.ts';

const judge = (...lines: readonly Line[]) => judgeBy('client-gave-up', ...lines);
const at = (ms: number): Line => ['mark.made', {}, undefined, ms];
const attached = (id = 'c1', reconnection = true): Line => ['manager.attached', { options: { reconnection } }, id];
const closed: Line = ['manager.closed', { reason: 'forced close' }, 'c1'];
const gaveUp: Line = ['manager.reconnect-gave-up', {}, 'c2'];

test.each(innocentFor('client-gave-up'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('judging changes nothing: the same is found again', () => {
  const timeline = createTimeline(session(...dead('c1'), ...dead('c2'), gaveUp, ['page.hidden'], ['page.shown']));
  expect([...clientGaveUp.judge(timeline)]).toEqual([...clientGaveUp.judge(timeline)]);
});

describe('is the problem where', () => {
  test('the attempts are used up', () => {
    expect(judge(...dead('c1'), attached(), ...dead('c2'), attached('c2'), gaveUp)).toEqual({
      outcome: 'problem', args: [{ endpoint, how: 'attempts', times: 2 }], evidence: [['engine.failed', 'manager.reconnect-gave-up']], against: [[]],
    });
  });

  test.each<[string, string, readonly Line[]]>([
    ['a handler disconnects as it fails', 'page', [...dead('c1'), attached(), ['manager.erred', {}, 'c1'], closed, at(5_060)]],
    ['reconnection is off', 'settings', [...dead('c1'), attached('c1', false), at(5_030)]],
    ['reconnection is off and the connection was lost', 'settings', [...healthy('c1'), attached('c1', false), ended('c1'), at(20_000)]],
  ])('%s', (_, how, lines) => {
    expect(judge(...lines)).toMatchObject({ outcome: 'problem', args: [{ how }] });
  });
});

describe('is unclear where no attempt follows for 10 s and', () => {
  test.each<[string, readonly Line[]]>([
    ['the last one failed', [...dead('c1'), ...dead('c2'), at(20_000)]],
    ['the connection was lost', [...healthy('c1'), ended('c1'), at(20_000)]],
    ['the client gave it up for want of a ping', [...healthy('c1'), ['engine.closed', { by: 'page' }, 'c1', 46_000], at(60_000)]],
    ['the page was hidden, and is shown again', [['page.hidden'], ...dead('c1'), ['page.shown'], at(20_000)]],
  ])('%s', (_, lines) => {
    expect(judge(...lines)).toMatchObject({ outcome: 'unclear', args: [{ how: 'unknown' }] });
  });
});

test.each<[string, string, readonly Line[]]>([
  ['the handler may connect anew', 'page', [...dead('c1'), attached(), closed, at(3_000)]],
  ['the page without reconnection may connect by itself', 'settings', [...dead('c1'), attached('c1', false), at(3_000)]],
])('is unclear for 5 s, in which %s', (_, how, lines) => {
  expect(judge(...lines)).toMatchObject({ outcome: 'unclear', args: [{ how }] });
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['10 s are not over', [...dead('c1'), at(10_030)]],
    ['the page is hidden', [...dead('c1'), ['page.hidden'], at(60_000)]],
    ['the device is offline', [...dead('c1'), ['page.went-offline'], at(60_000)]],
    ['the manager says that it waits', [...dead('c1'), attached(), at(60_000)]],
    ['another attempt goes on', [...dead('c1'), attached('c1', false), closed, at(60_000), ['engine.attempted', {}, 'c2']]],
    ['another connection is open', [...dead('c1'), attached('c1', false), ...healthy('c2'), at(60_000)]],
    ['an older attempt goes on', [['engine.attempted', {}, 'c1'], ...dead('c2'), attached('c2', false), at(60_000)]],
    ['an older connection is open', [...healthy('c1'), ...dead('c2'), attached('c2', false), at(60_000)]],
    ['the page closed it by itself', [...healthy('c1'), ended('c1', 'page'), at(60_000)]],
    ['the server refused it', [...shaken('c1'), ['namespace.requested', {}, 'c1'], ['namespace.refused', {}, 'c1'], attached(), closed, ended('c1', 'page'), at(60_000)]],
    ['the close had another reason', [...dead('c1'), attached(), ['manager.closed', { reason: 'transport close' }, 'c1'], at(60_000)]],
    ['the forced close came much later', [...dead('c1'), attached(), ['manager.closed', { reason: 'forced close' }, 'c1', 30_000], at(60_000)]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

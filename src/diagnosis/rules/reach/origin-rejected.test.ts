import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, deadWebSocket, ended, endpoint, healthy, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('origin-rejected', ...lines);
const rejected = checkup({ reachable: 'yes', script: ['yes', { upgrades: 'websocket' }], 'cors-plain': 'no', websocket: 'no' });

test.each(innocentFor('origin-rejected'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('deaths of another origin are unclear', () => {
  expect(judge(...dead('c1'))).toEqual({ outcome: 'unclear', args: [{ endpoint, times: 1 }], evidence: [['poll.failed']], against: [[]] });
  expect(judge(...deadWebSocket('c1')).outcome).toBe('unclear');
});

test('a server that answers a script, but neither this page nor its WebSocket, is the problem', () => {
  expect(judge(...dead('c1'), ...rejected)).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 1 }], against: [[]],
    evidence: [['poll.failed', 'script: yes', 'cors-plain: no', 'websocket: no']],
  });
  expect(judge(...healthy('c1'), ended('c1'), ...dead('c2'), ...rejected).outcome).toBe('problem');
});

test('so is what it says itself to a page of its own origin, until it lets somebody in', () => {
  const said: Line[] = [...shaken('c1', { crossOrigin: false }), ['poll.refused', { preview: '"https://app.test is not an accepted origin."' }, 'c1'], ended('c1')];
  expect(judge(...said)).toEqual({ outcome: 'problem', args: [{ endpoint, times: 1 }], evidence: [['poll.refused']], against: [[]] });
  expect(judge(...said, ...healthy('c2')).outcome).toBe('silent');
  expect(judge(...shaken('c1'), ['poll.refused', { preview: '"Invalid session"' }, 'c1'], ended('c1')).outcome).toBe('silent');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the page is of the same origin', [...dead('c1', { crossOrigin: false }), ...rejected]],
    ['it was let in before', [...healthy('c1'), ended('c1'), ...dead('c2')]],
    ['an answer can be read', [...dead('c1'), ...checkup({ reachable: 'yes', script: 'yes', 'cors-plain': 'yes', websocket: 'no' })]],
    ['a WebSocket opens', [...dead('c1'), ...checkup({ reachable: 'yes', script: 'yes', 'cors-plain': 'no', websocket: 'yes' })]],
    ['no script is answered', [...dead('c1'), ...checkup({ reachable: 'yes', script: 'no', 'cors-plain': 'no', websocket: 'no' })]],
    ['nothing answers at all', [...dead('c1'), ...checkup({ reachable: 'no', websocket: 'no' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

describe('stays unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['the server has no WebSocket for anybody', [...dead('c1'), ...checkup({ reachable: 'yes', script: ['yes', { upgrades: '' }], 'cors-plain': 'no', websocket: 'no' })]],
    ['the page’s policy forbids the script', [...dead('c1'), ...checkup({ reachable: 'yes', script: ['unknown', { blocked: true }], 'cors-plain': 'no', websocket: 'no' })]],
    ['the WebSocket hangs', [...dead('c1'), ...checkup({ reachable: 'yes', script: 'yes', 'cors-plain': 'no', websocket: 'unknown' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

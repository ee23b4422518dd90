import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, deadWebSocket, ended, endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('no-socket-io-here', ...lines);
const none = checkup({ reachable: 'yes', script: ['no', { loaded: false }], 'other-path': 'no' });

test.each(innocentFor('no-socket-io-here'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('deaths that may hide an answer are unclear', () => {
  expect(judge(...dead('c1'))).toEqual({ outcome: 'unclear', args: [{ endpoint, times: 1 }], evidence: [['poll.failed']], against: [[]] });
  expect(judge(...deadWebSocket('c1', { crossOrigin: false })).outcome).toBe('unclear');
});

test('an answer, none to a script, and none on other paths are the problem', () => {
  expect(judge(...dead('c1'), ...none)).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 1 }], evidence: [['poll.failed', 'reachable: yes', 'script: no', 'other-path: no']], against: [[]],
  });
  // A proxy whose app went away.
  expect(judge(...healthy('c1'), ended('c1'), ...dead('c2'), ...none).outcome).toBe('problem');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the page is of the same origin, and could read an error', dead('c1', { crossOrigin: false })],
    ['Socket.IO answers a script', [...dead('c1'), ...checkup({ reachable: 'yes', script: 'yes' })]],
    ['Socket.IO answers a WebSocket', [...dead('c1'), ...checkup({ reachable: 'yes', script: 'no', 'other-path': 'no', websocket: 'yes' })]],
    ['an open packet can be read', [...dead('c1'), ...checkup({ reachable: 'yes', 'cors-plain': ['yes', { engine: true }] })]],
    ['nothing answers', [...dead('c1'), ...checkup({ reachable: 'no', script: 'no', 'other-path': 'no', websocket: 'no' })]],
    ['it is on another path', [...dead('c1'), ...checkup({ reachable: 'yes', script: 'no', 'other-path': 'yes' })]],
    ['it is on the other scheme', [...dead('c1'), ...checkup({ reachable: 'yes', script: 'no', 'other-path': 'no', 'other-scheme': 'yes' })]],
    ['a connection is open', [...healthy('c1'), ...dead('c2'), ...none]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

describe('stays unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['other paths were not asked', [...dead('c1'), ...checkup({ reachable: 'yes', script: 'no' })]],
    ['no script could be asked', [...dead('c1'), ...checkup({ reachable: 'yes', script: 'unknown', 'other-path': 'no' })]],
    ['it is not known whether anything answers', [...dead('c1'), ...checkup({ reachable: 'unknown', script: 'no', 'other-path': 'no' })]],
    ['what can be read is no open packet', [...dead('c1'), ...checkup({ reachable: 'yes', 'cors-plain': ['yes', { engine: false }] })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

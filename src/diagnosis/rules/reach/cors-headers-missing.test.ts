import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, deadWebSocket, ended, endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('cors-headers-missing', ...lines);
const missing = checkup({ reachable: 'yes', 'cors-plain': 'no', websocket: 'yes' });

test.each(innocentFor('cors-headers-missing'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('polls of another origin that die are unclear', () => {
  expect(judge(...dead('c1'), ...dead('c2'))).toEqual({
    outcome: 'unclear', args: [{ endpoint, times: 2 }], evidence: [['poll.failed', 'poll.failed']], against: [[]],
  });
});

test('a WebSocket that opens, and no answer that the page may read, are the problem', () => {
  expect(judge(...dead('c1'), ...missing)).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 1 }], evidence: [['poll.failed', 'cors-plain: no', 'websocket: yes']], against: [[]],
  });
});

test('of an older checkup nothing is believed', () => {
  expect(judge(...dead('c1'), ...missing, ...checkup({ reachable: 'yes' })).outcome).toBe('unclear');
  expect(judge(...dead('c1'), ...missing, ...healthy('c2'), ended('c2'), ...dead('c3')).outcome).toBe('silent');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the page is of the same origin', [...dead('c1', { crossOrigin: false }), ...missing]],
    ['only WebSockets died, to which CORS does not apply', [...deadWebSocket('c1'), ...missing]],
    ['the page could read answers before', [...healthy('c1'), ended('c1'), ...dead('c2')]],
    ['an answer can be read', [...dead('c1'), ...checkup({ reachable: 'yes', 'cors-plain': 'yes', websocket: 'yes' })]],
    ['nothing answers at all', [...dead('c1'), ...checkup({ reachable: 'no', websocket: 'no' })]],
    ['what answers is no Socket.IO', [...dead('c1'), ...checkup({ reachable: 'yes', 'cors-plain': 'no', websocket: 'no', script: 'no' })]],
    ['the WebSocket is refused too', [...dead('c1'), ...checkup({ reachable: 'yes', 'cors-plain': 'no', websocket: 'no', script: ['yes', { upgrades: 'websocket' }] })]],
    ['a connection is open', [...healthy('c1'), ...dead('c2'), ...missing]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

describe('stays unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['the server has no WebSocket', [...dead('c1'), ...checkup({ reachable: 'yes', 'cors-plain': 'no', websocket: 'no', script: ['yes', { upgrades: '' }] })]],
    ['the WebSocket hangs', [...dead('c1'), ...checkup({ reachable: 'yes', 'cors-plain': 'no', websocket: 'unknown', script: 'yes' })]],
    ['past CORS nothing could be asked', [...dead('c1'), ...checkup({ reachable: 'yes', 'cors-plain': 'no', websocket: 'no', script: 'unknown' })]],
    ['the answers are of another server', [...dead('c1'), ...checkup({ 'cors-plain': 'no', websocket: 'yes' }, 'https://two.test/')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

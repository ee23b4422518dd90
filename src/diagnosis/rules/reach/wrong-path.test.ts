import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, deadWebSocket, ended, endpoint, healthy, misread, refused, waiting } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('wrong-path', ...lines);
const elsewhere = checkup({ reachable: 'yes', script: 'no', 'other-path': ['yes', { path: '/ws/socket.io/' }] });

test.each(innocentFor('wrong-path'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('deaths that may hide an answer are unclear', () => {
  expect(judge(...dead('c1'))).toEqual({ outcome: 'unclear', args: [{ endpoint, times: 1, path: '' }], evidence: [['poll.failed']], against: [[]] });
});

test.each<[string, readonly Line[], string]>([
  ['no answer that can be read', dead('c1'), 'poll.failed'],
  ['a WebSocket that does not open', deadWebSocket('c1'), 'websocket.closed'],
  ['no answer at all', waiting('c1'), 'engine.unanswered'],
  ['404', refused('c1', 404), 'poll.refused'],
  ['a web page', misread('c1', '\n<!doctype html>'), 'engine.undecodable'],
])('another path that answers is the problem where this one gives %s', (_, lines, seen) => {
  expect(judge(...lines, ...elsewhere)).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 1, path: '/ws/socket.io/' }], evidence: [[seen, 'other-path: yes']], against: [[]],
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['no other path answers', [...dead('c1'), ...checkup({ reachable: 'yes', script: 'no', 'other-path': 'no' })]],
    ['Socket.IO answers on this one too', [...dead('c1'), ...checkup({ reachable: 'yes', script: 'yes', 'other-path': 'yes' })]],
    ['nothing answers at all', [...dead('c1'), ...checkup({ reachable: 'no', websocket: 'no' })]],
    ['it could connect before', [...healthy('c1'), ended('c1'), ...dead('c2')]],
    ['the page is of the same origin, and could read a 404', dead('c1', { crossOrigin: false })],
    ['it is forbidden there', [...refused('c1', 403), ...elsewhere]],
    ['another framing answers there', [...misread('c1', '95:0{}'), ...elsewhere]],
    ['404 alone says all that is known', refused('c1', 404)],
    ['a web page alone says all that is known', misread('c1', '<html>')],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

describe('stays unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['the answer is slow', waiting('c1')],
    ['it could not be asked', [...dead('c1'), ...checkup({ reachable: 'yes', 'other-path': 'unknown' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

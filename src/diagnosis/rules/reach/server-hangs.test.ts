import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, endpoint, healthy, shaken, waiting } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('server-hangs', ...lines);
const later: Line = ['page.shown', {}, undefined, 40_000];
const hanging = checkup({ 'same-origin': 'yes', reachable: 'unknown', websocket: 'unknown' });
const muteWebSocket: readonly Line[] = [
  ['engine.attempted', { transport: 'websocket' }, 'c1'], ['websocket.opening', { upgrade: false }, 'c1'], ['websocket.unanswered', { upgrade: false }, 'c1', 5_000],
];

test.each(innocentFor('server-hangs'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('no answer for five seconds is unclear: it may be slow', () => {
  expect(judge(...waiting('c1'))).toEqual({ outcome: 'unclear', args: [{ endpoint, times: 1 }], evidence: [['engine.unanswered']], against: [[]] });
});

test('no answer for ten is no more than that: it may be a Node server whose Socket.IO is at another path', () => {
  expect(judge(...waiting('c1', {}, 0), later)).toEqual({
    outcome: 'unclear', args: [{ endpoint, times: 1 }], evidence: [['engine.unanswered']], against: [[]],
  });
});

test('so is one that nothing else gets an answer either, though this device is online', () => {
  expect(judge(...waiting('c1'), ...hanging)).toMatchObject({
    outcome: 'problem', evidence: [['engine.unanswered', 'same-origin: yes', 'reachable: unknown', 'websocket: unknown']],
  });
  expect(judge(...muteWebSocket, ...hanging).outcome).toBe('problem');
});

test('and one that the client itself gave up', () => {
  expect(judge(['engine.attempted', {}, 'c1', 0], ['poll.failed', { ms: 20_000, because: 'timeout' }, 'c1', 20_000], ['engine.failed', {}, 'c1'])).toMatchObject({
    outcome: 'unclear', evidence: [['poll.failed']],
  });
});

test('an answer that is late clears it', () => {
  expect(judge(...waiting('c1', {}, 0), later, ['poll.answered', {}, 'c1'], ['engine.handshaken', {}, 'c1']).outcome).toBe('silent');
  expect(judge(...waiting('c1', {}, 0), later, ['poll.refused', { status: 504 }, 'c1'], ['engine.failed', {}, 'c1']).outcome).toBe('silent');
  expect(judge(...waiting('c1', {}, 0), later, ...healthy('c2')).outcome).toBe('silent');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it died sooner', [['engine.attempted', {}, 'c1', 0], ['poll.failed', { ms: 3_000 }, 'c1', 3_000], ['engine.failed', {}, 'c1']]],
    ['only the upgrade waits', [...shaken('c1'), ['websocket.opening', {}, 'c1'], ['websocket.unanswered', { upgrade: true }, 'c1', 20_000]]],
    ['the device is offline', [...waiting('c1', {}, 0), ['page.went-offline', {}, undefined, 6_000]]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

describe('stays unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['only a WebSocket waits: a proxy may keep it', [...muteWebSocket, later]],
    ['the page slept meanwhile', [...waiting('c1', {}, 0), ['clock.stalled', { gap: 20_000 }, undefined, 30_000], later]],
    ['another request is answered', [...waiting('c1', {}, 0), later, ...checkup({ 'same-origin': 'yes', reachable: 'yes', websocket: 'unknown' })]],
    ['a WebSocket is refused at once, as by a Node server that serves another path', [...waiting('c1', {}, 0), later, ...checkup({ 'same-origin': 'yes', reachable: 'unknown', websocket: 'no' })]],
    ['the checkup did not wait for another request', [...waiting('c1', {}, 0), later, ...checkup({ 'same-origin': 'yes', websocket: 'unknown' })]],
    ['nor for a WebSocket', [...waiting('c1', {}, 0), later, ...checkup({ 'same-origin': 'yes', reachable: 'unknown' })]],
    ['a request is refused at once, and a WebSocket is not', [...waiting('c1', {}, 0), later, ...checkup({ 'same-origin': 'yes', reachable: 'no', websocket: 'unknown' })]],
    ['this page’s own server is silent too', [...waiting('c1', {}, 0), later, ...checkup({ 'same-origin': 'no', reachable: 'unknown', websocket: 'unknown' })]],
    ['Socket.IO answers a script', [...waiting('c1', {}, 0), later, ...checkup({ 'same-origin': 'yes', reachable: 'unknown', websocket: 'unknown', script: 'yes' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

test('nothing speaks against it while nothing answers', () => {
  expect(judge(...waiting('c1'), ...hanging).against).toEqual([[]]);
});

test('what answers is named as speaking against it', () => {
  expect(judge(...waiting('c1'), ...checkup({ reachable: 'yes', websocket: 'no' })).against).toEqual([['websocket: no', 'reachable: yes']]);
});

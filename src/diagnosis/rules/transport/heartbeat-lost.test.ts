import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { ended, endpoint, healthy, joined, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('heartbeat-lost', ...lines);
/** 45 s are allowed; the last packet comes at 10 s. */
const open = (id = 'c1'): Line[] => [...healthy(id), ['engine.pinged', {}, id, 10_000]];
const timeout: Line = ['manager.closed', { reason: 'ping timeout' }, 'c1', 55_000];
const gaveUp: Line = ['engine.closed', { by: 'page' }, 'c1', 55_200];

test.each(innocentFor('heartbeat-lost'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('is the problem when', () => {
  test.each<[string, readonly Line[], readonly string[]]>([
    ['the manager says so', [...open(), timeout, gaveUp], ['engine.pinged', 'manager.closed']],
    ['the client gave up after the longest silence that it allows', [...open(), gaveUp], ['engine.pinged', 'engine.closed']],
    ['it did so by polling', [...shaken('c1'), ...joined('c1'), ['poll.answered', {}, 'c1', 10_000], gaveUp], ['poll.answered', 'engine.closed']],
    ['what the page sent meanwhile was not answered', [...open(), ['event.sent', {}, 'c1', 30_000], gaveUp], ['engine.pinged', 'engine.closed']],
    ['it went well again', [...open(), gaveUp, ...healthy('c2')], ['engine.pinged', 'engine.closed']],
    ['the page stood still for a moment', [...open(), ['clock.stalled', { gap: 5_000 }, undefined, 30_000], gaveUp], ['engine.pinged', 'engine.closed']],
    ['the manager says so of a connection whose handshake was not seen', [['engine.attempted', { late: true }, 'c1'], timeout, gaveUp], ['manager.closed']],
  ])('%s', (_, lines, evidence) => {
    expect(judge(...lines)).toMatchObject({ outcome: 'problem', args: [{ endpoint, times: 1 }], evidence: [evidence] });
  });
});

test('is the problem once the client begins anew, though its WebSocket is not closed yet', () => {
  const muted: Line = ['engine.muted', { ms: 46_000 }, 'c1', 56_500];
  expect(judge(...open(), ['engine.attempted', {}, 'c2', 55_300], muted).outcome).toBe('problem');
  expect(judge(...open(), ['engine.attempted', {}, 'c2', 54_000], muted).outcome).toBe('unclear');
});

test('is the problem once the client gave up on one, though it still waits for another', () => {
  expect(judge(...open(), gaveUp, ...healthy('c2'), ['engine.muted', { ms: 46_000 }, 'c2', 110_000])).toMatchObject({ outcome: 'problem', args: [{ times: 2 }] });
});

test('is unclear while the client still waits', () => {
  expect(judge(...open(), ['engine.muted', { ms: 46_000 }, 'c1', 56_000])).toMatchObject({ outcome: 'unclear', evidence: [['engine.pinged', 'engine.muted']] });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the page closed it sooner', [...open(), ['engine.closed', { by: 'page' }, 'c1', 54_000]]],
    ['the network did', [...open(), ['engine.closed', { by: 'network' }, 'c1', 56_000]]],
    ['the manager gives another reason, sooner', [...open(), ['manager.closed', { reason: 'transport close' }, 'c1', 20_000], ['engine.closed', { by: 'page' }, 'c1', 20_000]]],
    ['something came meanwhile', [...open(), ['event.received', {}, 'c1', 40_000], gaveUp]],
    ['it spoke again', [...open(), ['engine.muted', { ms: 46_000 }, 'c1', 56_000], ['engine.pinged', {}, 'c1', 57_000]]],
    ['it never said a word', [...healthy('c1'), ['engine.muted', { handshaken: false }, 'c1', 56_000]]],
    ['the page slept', [...open(), ['clock.stalled', { gap: 30_000 }, undefined, 50_000], timeout, gaveUp]],
    ['it was found to have slept just after', [...open(), timeout, gaveUp, ['clock.stalled', { gap: 40_000 }, undefined, 56_000]]],
    ['the page was frozen', [...open(), ['page.frozen', {}, undefined, 20_000], ['page.resumed', {}, undefined, 54_000], gaveUp]],
    ['it came back from the cache', [...open(), timeout, ['page.returned', {}, undefined, 56_000]]],
    ['the main thread was busy', [...open(), ['page.stalled', { ms: 20_000 }, undefined, 40_000], gaveUp]],
    ['the device was offline', [...open(), ['page.went-offline', {}, undefined, 20_000], timeout, gaveUp]],
    ['the handshake was not seen', [['engine.attempted', { late: true }, 'c1'], ['engine.pinged', {}, 'c1', 10_000], gaveUp]],
    ['it is open', open()],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

test('two are one finding, and a sleep that is over explains nothing later', () => {
  expect(judge(...healthy('c1'), ['clock.stalled', { gap: 30_000 }, undefined, 9_000], ['engine.pinged', {}, 'c1', 10_000], gaveUp, ...healthy('c2'), ['engine.closed', { by: 'page' }, 'c2', 120_000])).toMatchObject({ outcome: 'problem', args: [{ times: 2 }] });
  expect(judge(...open(), ended('c1')).outcome).toBe('silent');
});

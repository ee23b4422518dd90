import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, deadWebSocket, ended, endpoint, healthy, openWebSocket, pollingOnly } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('server-unreachable', ...lines);
const down = checkup({ 'same-origin': 'yes', reachable: 'no', websocket: 'no' });
const page: Line = ['session.started', { url: 'http://app.test/' }];

test.each(innocentFor('server-unreachable'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('deaths without an answer', () => {
  test('alone are unclear: CORS looks the same', () => {
    expect(judge(...dead('c1'), ...dead('c2'))).toEqual({
      outcome: 'unclear', args: [{ endpoint, times: 2 }], evidence: [['poll.failed', 'poll.failed']], against: [[]],
    });
  });

  test('and nothing that answers, though this device is online, are the problem', () => {
    expect(judge(...dead('c1'), ...down)).toEqual({
      outcome: 'problem', args: [{ endpoint, times: 1 }], against: [[]],
      evidence: [['poll.failed', 'same-origin: yes', 'reachable: no', 'websocket: no']],
    });
  });

  test('of a client that begins with WebSocket count the same', () => {
    expect(judge(...deadWebSocket('c1'), ...deadWebSocket('c2'), ...down)).toMatchObject({ outcome: 'problem', args: [{ times: 2 }] });
  });

  test('count since the connection last was open', () => {
    expect(judge(...dead('c1'), ...healthy('c2'), ended('c2'), ...dead('c3'), ...dead('c4'))).toMatchObject({ outcome: 'unclear', args: [{ times: 2 }] });
  });

  test('of two managers are one finding', () => {
    expect(judge(['engine.attempted', {}, 'c1'], ...dead('c2'), ['poll.failed', {}, 'c1'], ['engine.failed', {}, 'c1'], ...down)).toMatchObject({ outcome: 'problem', args: [{ times: 2 }] });
  });

  test('at two servers are two', () => {
    const other = { endpoint: 'https://two.test/socket.io/' };
    expect(judge(...dead('c1'), ...dead('c2', other), ...checkup({ 'same-origin': 'yes', reachable: 'no', websocket: 'no' }, other.endpoint)).outcome).toBe('unclear, problem');
  });
});

describe('is silent when the checkup got an answer', () => {
  test.each<[string, Parameters<typeof checkup>[0]]>([
    ['that cannot be read', { 'same-origin': 'yes', reachable: 'yes', websocket: 'no', 'cors-plain': 'no', 'cors-credentials': 'no' }],
    ['on a WebSocket, though COEP or CORP forbid the request', { 'same-origin': 'yes', reachable: 'no', websocket: 'yes' }],
    ['that can be read', { 'same-origin': 'yes', reachable: 'no', websocket: 'no', 'cors-plain': 'yes' }],
  ])('%s', (_, answers) => {
    expect(judge(...dead('c1'), ...checkup(answers)).outcome).toBe('silent');
  });
});

describe('stays unclear when', () => {
  test.each<[string, Parameters<typeof checkup>[0], string[]]>([
    ['this device seems to be offline', { 'same-origin': 'no', reachable: 'no', websocket: 'no' }, ['same-origin: no']],
    ['the control could not tell', { 'same-origin': 'unknown', reachable: 'no', websocket: 'no' }, ['same-origin: unknown']],
    ['the server hangs', { 'same-origin': 'yes', reachable: 'unknown', websocket: 'unknown' }, []],
    ['the WebSocket was not asked for', { 'same-origin': 'yes', reachable: 'no' }, []],
    ['the WebSocket hangs', { 'same-origin': 'yes', reachable: 'no', websocket: 'unknown' }, []],
    ['the checkup was cancelled', {}, []],
  ])('%s', (_, answers, against) => {
    expect(judge(...dead('c1'), ...checkup(answers))).toMatchObject({ outcome: 'unclear', evidence: [['poll.failed']], against: [against] });
  });

  test('the page is of that very server, which answers it', () => {
    expect(judge(...dead('c1', { crossOrigin: false }), ...down)).toMatchObject({ outcome: 'unclear', against: [['same-origin: yes']] });
  });
});

describe('does not believe an answer', () => {
  test('of an older checkup', () => {
    expect(judge(...dead('c1'), ...down, ...dead('c2'), ...checkup({ 'same-origin': 'yes' })).outcome).toBe('unclear');
    expect(judge(...dead('c1'), ...checkup({ reachable: 'yes' }), ...dead('c2'), ...down).outcome).toBe('problem');
  });

  test('from before the server answered again', () => {
    expect(judge(...dead('c1'), ...down, ...healthy('c2'), ended('c2'), ...dead('c3')).outcome).toBe('unclear');
    expect(judge(...checkup({ reachable: 'yes' }), ...healthy('c1'), ended('c1'), ...dead('c2')).outcome).toBe('unclear');
  });

  test('about another server', () => {
    expect(judge(...dead('c1'), ...checkup({ 'same-origin': 'yes', reachable: 'no', websocket: 'no' }, 'https://two.test/socket.io/')).outcome).toBe('unclear');
  });

  test('that was given while the device was offline, even by a service worker', () => {
    expect(judge(...dead('c1'), ['page.went-offline', {}, undefined, 60_000], ...down).outcome).toBe('unclear');
  });
});

describe('knows that the server is there', () => {
  test.each<[string, readonly Line[]]>([
    ['from another connection to it', [...healthy('c1'), ...dead('c2'), ...down]],
    ['from another connection by polling', [...pollingOnly('c1'), ...dead('c2'), ...down]],
    ['from one that was found', [['engine.attempted', { late: true }, 'c1'], ...dead('c2'), ...down]],
    ['from an error that it answered since', [
      ...dead('c1'), ['engine.attempted', {}, 'c2'], ['poll.refused', { status: 502 }, 'c2'], ['engine.failed', {}, 'c2'],
    ]],
    ['from a WebSocket that opened since', [...dead('c1'), ...openWebSocket('c2'), ended('c2')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

describe('a policy that blocks', () => {
  test('something else explains nothing here', () => {
    expect(judge(['page.blocked', { url: 'https://stats.test/collect' }], ...dead('c1'), ...down).outcome).toBe('problem');
  });

  test('only the WebSocket of the checkup does not explain polls that died', () => {
    expect(judge(page, ...dead('c1'), ...down, ['page.blocked', { url: 'wss://api.test/socket.io/' }]).outcome).toBe('problem');
  });

  test('WebSockets explains those that died', () => {
    expect(judge(page, ...deadWebSocket('c1'), ['page.blocked', { url: 'wss://api.test/socket.io/' }]).outcome).toBe('silent');
  });
});

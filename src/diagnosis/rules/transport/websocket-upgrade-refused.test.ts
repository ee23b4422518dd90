import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { answers } from '../../../../test/fixtures/answers.ts';
import { checkup, deadWebSocket, ended, endpoint, healthy, joined, openWebSocket, pollingOnly, shaken, upgradeRefused } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('websocket-upgrade-refused', ...lines);
const answered = (websocket: 'yes' | 'no' | 'unknown'): Line[] => checkup({ 'same-origin': 'yes', reachable: 'yes', websocket, 'cors-plain': 'yes' });

test.each(innocentFor('websocket-upgrade-refused'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('an upgrade that was closed before it opened', () => {
  test('is unclear: with several workers, another one may not know the session', () => {
    expect(judge(...pollingOnly('c1'))).toEqual({
      outcome: 'unclear', args: [{ endpoint, times: 1, polling: true }], evidence: [['engine.handshaken', 'engine.upgrade-failed']], against: [[]],
    });
  });

  test('is unclear however often it happens', () => {
    expect(judge(...pollingOnly('c1'), ended('c1'), ...pollingOnly('c2'), ended('c2'), ...pollingOnly('c3'))).toMatchObject({ outcome: 'unclear', args: [{ times: 3 }] });
  });

  test('is the problem when a WebSocket of its own does not open either', () => {
    expect(judge(...pollingOnly('c1'), ...answered('no'))).toMatchObject({
      outcome: 'problem', evidence: [['engine.handshaken', 'engine.upgrade-failed', 'websocket: no']],
    });
  });

  test('is something else when one opens', () => {
    expect(judge(...pollingOnly('c1'), ...answered('yes')).outcome).toBe('silent');
  });

  test('of two managers is one finding', () => {
    expect(judge(...pollingOnly('c1'), ...pollingOnly('c2'))).toMatchObject({ outcome: 'unclear', args: [{ times: 2 }] });
  });

  test('after upgrades that went well is told with what speaks against it', () => {
    expect(judge(...healthy('c1'), ended('c1'), ...pollingOnly('c2'))).toMatchObject({ outcome: 'unclear', args: [{ times: 1 }], against: [['websocket.opened']] });
    expect(judge(...healthy('c1'), ended('c1'), ...pollingOnly('c2'), ...answered('no'))).toMatchObject({ outcome: 'problem', against: [['websocket.opened']] });
  });
});

test('an upgrade whose session the server ended at that moment is none of it', () => {
  const given = (after: number): Line[] => [...shaken('c1'), ['websocket.opening', {}, 'c1', 1_000], ['websocket.closed', {}, 'c1', 1_010], ['engine.upgrade-failed', {}, 'c1', 1_010],
    ['poll.answered', {}, 'c1', 1_010 + after], ['engine.closed', { by: 'server' }, 'c1', 1_010 + after]];
  expect(judge(...given(5)).outcome).toBe('silent');
  expect(judge(...given(310)).outcome).toBe('unclear');
});

describe('a client that begins with WebSocket, which dies,', () => {
  const offers = ['cors-plain', 'yes', { upgrades: 'websocket' }] as const;
  const refusedToo = ['websocket', 'no', { opened: false }] as const;

  test('is refused when the checkup is offered WebSocket and refused too', () => {
    expect(judge(...deadWebSocket('c1'), ...answers(offers, refusedToo))).toMatchObject({
      outcome: 'problem', args: [{ times: 1, polling: true }], evidence: [['websocket.closed', 'cors-plain: yes', 'websocket: no']],
    });
  });

  test('is counted since one opened', () => {
    const since: Line[] = [...deadWebSocket('c1'), ...openWebSocket('c2'), ended('c2'), ...deadWebSocket('c3')];
    expect(judge(...since, ...answers(offers, refusedToo))).toMatchObject({ outcome: 'problem', args: [{ times: 1 }], against: [['websocket.opened']] });
  });

  test('may wait for something else when the checkup could not tell', () => {
    expect(judge(...deadWebSocket('c1'), ...answers(offers, ['websocket', 'unknown'])).outcome).toBe('silent');
  });

  test('is not needed as evidence where an upgrade was refused', () => {
    expect(judge(...pollingOnly('c1'), ...answers(offers, refusedToo)).evidence).toEqual([['engine.handshaken', 'engine.upgrade-failed', 'websocket: no']]);
  });
});

test('a refused upgrade tells whether polls were answered before', () => {
  expect(judge(['engine.attempted', {}, 'c1'], ['engine.handshaken', {}, 'c1'], ...upgradeRefused('c1'))).toMatchObject({ outcome: 'unclear', args: [{ polling: false }] });
});

describe('is left to the missing stickiness', () => {
  const astray = (id: string): Line[] => [['engine.attempted', {}, id], ['engine.handshaken', { sid: id }, id], ['poll.refused', { preview: '"Invalid session"' }, id], ended(id)];
  test.each<[string, readonly Line[], string]>([
    ['when requests of the checkup go astray', answers(['sticky', 'no']), 'silent'],
    ['when polls of two sessions did', [...astray('c2'), ...astray('c3')], 'silent'],
    ['not yet when those of one did', astray('c2'), 'unclear'],
  ])('%s', (_, lines, outcome) => {
    expect(judge(...pollingOnly('c1'), ...lines).outcome).toBe(outcome);
  });
});

describe('stays unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['the checkup could not tell', [...pollingOnly('c1'), ...answered('unknown')]],
    ['its WebSocket opened and was closed then', [...pollingOnly('c1'), ...checkup({ websocket: ['no', 'closed after opening, code 1005'] })]],
    ['its WebSocket opened to something else', [...pollingOnly('c1'), ...checkup({ websocket: ['no', 'opened, but what came is no Engine.IO'] })]],
    ['the server was gone during the checkup', [...pollingOnly('c1'), ...checkup({ reachable: 'no', websocket: 'no' })]],
    ['the device was offline during the checkup', [...pollingOnly('c1'), ['page.went-offline', {}, undefined, 60_000], ...answered('no')]],
    ['the answers are of an older checkup', [...pollingOnly('c1'), ...answered('no'), ...checkup({ reachable: 'yes' })]],
    ['a WebSocket opened after the answers', [...answered('no'), ...healthy('c1'), ended('c1'), ...pollingOnly('c2')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['a later upgrade went well', [...pollingOnly('c1'), ended('c1'), ...healthy('c2')]],
    ['a later upgrade went well, and the connection ended', [...pollingOnly('c1'), ...answered('no'), ended('c1'), ...healthy('c2'), ended('c2')]],
    ['a later WebSocket without polling opened', [...pollingOnly('c1'), ended('c1'), ...openWebSocket('c2')]],
    ['another connection to the server is on WebSocket', [...openWebSocket('c1'), ...pollingOnly('c2')]],
    ['one was found on WebSocket', [['engine.attempted', { late: true, transport: 'websocket' }, 'c1'], ...pollingOnly('c2'), ...answered('no')]],
    ['the WebSocket opened, and its probe was lost', [
      ...shaken('c1'), ...joined('c1'), ['websocket.opening', {}, 'c1'], ['websocket.opened', {}, 'c1'], ['engine.probed', {}, 'c1'],
      ['websocket.closed', { opened: true }, 'c1'], ['engine.upgrade-failed', {}, 'c1'],
    ]],
    ['the browser blocked it', [
      ...shaken('c1'), ['websocket.opening', {}, 'c1'], ['websocket.errored', {}, 'c1'], ['websocket.blocked', {}, 'c1'],
      ['engine.upgrade-failed', { because: 'blocked' }, 'c1'], ...joined('c1'),
    ]],
    ['the page’s policy blocked it', [...pollingOnly('c1'), ['page.blocked', { url: 'wss://api.test/socket.io/' }], ...answered('no')]],
    ['the page closed it', [...shaken('c1'), ...upgradeRefused('c1', 'page'), ...joined('c1'), ended('c1', 'page')]],
    ['the connection died with it', [...shaken('c1'), ...upgradeRefused('c1'), ['poll.failed', {}, 'c1'], ended('c1')]],
    ['the network died just after it', [...shaken('c1'), ...joined('c1'), ...upgradeRefused('c1'), ['page.went-offline']]],
    ['the server offers none', [...shaken('c1', {}, []), ...joined('c1'), ...answered('no')]],
    ['the client began with WebSocket', [['engine.attempted', { transport: 'websocket' }, 'c1'], ['websocket.opening', { upgrade: false }, 'c1'], ['websocket.closed', {}, 'c1'], ['engine.failed', {}, 'c1'], ...answered('no')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

test('a policy that blocked something else explains nothing here', () => {
  expect(judge(...pollingOnly('c1'), ['page.blocked', { url: 'wss://stats.test/' }], ...answered('no')).outcome).toBe('problem');
});

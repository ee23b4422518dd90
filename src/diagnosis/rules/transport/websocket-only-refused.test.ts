import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { answers } from '../../../../test/fixtures/answers.ts';
import { dead, deadWebSocket, ended, endpoint, healthy, joined, openWebSocket, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('websocket-only-refused', ...lines);
const refused = ['websocket', 'no', { opened: false, code: 1006 }] as const;
const offersNone = ['script', 'yes', { upgrades: '' }] as const;

test.each(innocentFor('websocket-only-refused'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('a WebSocket that dies before it opens, at a client that polls not, is unclear', () => {
  expect(judge(...deadWebSocket('c1'), ...deadWebSocket('c2'))).toEqual({
    outcome: 'unclear', args: [{ endpoint, times: 2 }], evidence: [['websocket.closed', 'websocket.closed']], against: [[]],
  });
});

describe('is the problem when', () => {
  test.each<[string, readonly Line[], readonly string[]]>([
    ['a checkup polls and is offered none', [...deadWebSocket('c1'), ...answers(offersNone, refused)], ['websocket.closed', 'script: yes', 'websocket: no']],
    ['the same by a request that the page may read', [...deadWebSocket('c1'), ...answers(['cors-plain', 'yes', { upgrades: '', engine: true }], refused)], ['websocket.closed', 'cors-plain: yes', 'websocket: no']],
    ['with cookies alone', [...deadWebSocket('c1'), ...answers(['cors-plain', 'no'], ['cors-credentials', 'yes', { upgrades: '' }], refused)], ['websocket.closed', 'cors-credentials: yes', 'websocket: no']],
    ['another connection of the page polls and was offered none', [...shaken('c1', {}, []), ...joined('c1'), ...deadWebSocket('c2')], ['websocket.closed', 'engine.handshaken']],
    ['one polled after it, and ended', [...deadWebSocket('c1'), ...shaken('c2', {}, []), ...joined('c2'), ended('c2')], ['websocket.closed', 'engine.handshaken']],
  ])('%s', (_, lines, evidence) => {
    expect(judge(...lines)).toMatchObject({ outcome: 'problem', evidence: [evidence] });
  });
});

describe('is unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['the page may not read polls either (CORS)', [...deadWebSocket('c1'), ...answers(['cors-plain', 'no'], offersNone, refused)]],
    ['it is not known what is offered', [...deadWebSocket('c1'), ...answers(['script', 'yes'], refused)]],
    ['the checkup’s WebSocket is not answered', [...deadWebSocket('c1'), ...answers(offersNone, ['websocket', 'unknown', { opened: false }])]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the server offers it: something between refuses it', [...deadWebSocket('c1'), ...answers(['script', 'yes', { upgrades: 'websocket' }], refused)]],
    ['a WebSocket opens now', [...deadWebSocket('c1'), ...answers(offersNone, ['websocket', 'yes'])]],
    ['nothing answers at all', [...deadWebSocket('c1'), ...answers(['reachable', 'no'], refused)]],
    ['one opened since', [...deadWebSocket('c1'), ...openWebSocket('c2')]],
    ['another connection was offered it', [...shaken('c1'), ...joined('c1'), ...deadWebSocket('c2')]],
    ['another one upgraded', [...healthy('c1'), ...deadWebSocket('c2', { endpoint: 'https://two.test/' }).slice(0, 2)]],
    ['it polls', dead('c1')],
    ['it falls back to polling', [...deadWebSocket('c1'), ...shaken('c2', {}, []), ...joined('c2')]],
    ['the page’s policy blocks it', [['page.blocked', { url: 'wss://api.test/socket.io/' }], ...deadWebSocket('c1')]],
    ['the same, while another connection polls', [['page.blocked', { url: 'wss://api.test/socket.io/' }], ...shaken('c1', {}, []), ...joined('c1'), ...deadWebSocket('c2')]],
    ['the device is offline', [['page.went-offline'], ...deadWebSocket('c1')]],
    ['the page closed it', [['engine.attempted', { transport: 'websocket' }, 'c1'], ['websocket.closed', { by: 'page' }, 'c1'], ['engine.failed', {}, 'c1']]],
    ['it opened before it died', [['engine.attempted', { transport: 'websocket' }, 'c1'], ['websocket.closed', { opened: true }, 'c1'], ['engine.failed', {}, 'c1']]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

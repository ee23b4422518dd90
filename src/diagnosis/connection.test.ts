import { describe, expect, test } from 'vitest';
import { type Line, session } from '../../test/fixtures/session.ts';
import { dead, ended, endpoint, healthy, joined, pollingOnly, shaken, upgraded, upgradeRefused } from '../../test/fixtures/scenes.ts';
import { type ConnectionBook, type ConnectionView, createConnectionBook, ROUND_TRIPS } from './connection.ts';

function bookOf(...lines: readonly Line[]): ConnectionBook {
  const book = createConnectionBook();
  for (const event of session(...lines)) book.add(event);
  return book;
}
const only = (...lines: readonly Line[]): ConnectionView => {
  const [connection, ...others] = bookOf(...lines).all;
  if (!connection || others.length > 0) throw new Error(`${others.length + 1} connections`);
  return connection;
};
/** The sessions of each line, by id. */
const linesOf = (...lines: readonly Line[]): string[] => bookOf(...lines).lines().map(({ sessions }) => sessions.map(({ id }) => id).join(' '));

describe('the state of a connection', () => {
  test.each<[string, readonly Line[], Partial<ConnectionView>]>([
    ['an attempt is connecting', [['engine.attempted', {}, 'c1']], { state: 'connecting', transport: 'polling', upgrade: 'none' }],
    ['a handshake opens it', shaken('c1'), { state: 'open', transport: 'polling', upgrade: 'none' }],
    ['a found one is open', [['engine.attempted', { late: true, transport: 'websocket' }, 'c1']], { state: 'open', transport: 'websocket' }],
    ['an attempt that dies has failed', dead('c1'), { state: 'failed' }],
    ['one that ends is closed', [...shaken('c1'), ended('c1')], { state: 'closed' }],
    ['the upgrade is opening', [...shaken('c1'), ['websocket.opening', {}, 'c1']], { upgrade: 'opening', transport: 'polling' }],
    ['and probing', [...shaken('c1'), ['websocket.opening', {}, 'c1'], ['websocket.opened', {}, 'c1'], ['engine.probed', {}, 'c1']], { upgrade: 'probing', transport: 'polling' }],
    ['and done', healthy('c1'), { state: 'open', upgrade: 'done', transport: 'websocket' }],
    ['or failed, with polling still in use', pollingOnly('c1'), { state: 'open', upgrade: 'failed', transport: 'polling' }],
    ['a WebSocket of its own is no upgrade', [['engine.attempted', { transport: 'websocket' }, 'c1'], ['websocket.opening', { upgrade: false }, 'c1']], { upgrade: 'none' }],
  ])('%s', (_, lines, expected) => {
    expect(only(...lines)).toMatchObject(expected);
  });

  test('its first end is the one that counts', () => {
    expect(only(...shaken('c1'), ended('c1', 'server'), ended('c1', 'page')).end).toMatchObject({ by: 'server' });
  });

  test('a connection that nobody attempted, and facts of none, are left out', () => {
    expect(bookOf(['engine.pinged', {}, 'c9'], ['page.hidden'], ['engine.attempted']).all).toEqual([]);
  });

  test('a second attempt of the same name changes nothing', () => {
    expect(only(...shaken('c1'), ['engine.attempted', { endpoint: 'https://other.test/' }, 'c1'])).toMatchObject({ endpoint, state: 'open' });
  });
});

describe('what is counted', () => {
  test('packets and bytes each way, and polls by their outcome', () => {
    const connection = only(
      ...shaken('c1'), ['event.sent', { size: 40 }, 'c1'], ['binary.sent', { size: 60 }, 'c1'], ['ack.received', { size: 6 }, 'c1'],
      ['packet.received', { size: 1 }, 'c1'], ['poll.refused', {}, 'c1'], ['poll.failed', {}, 'c1'], ['poll.failed', {}, 'c1'],
      ['engine.undecodable', { size: 999 }, 'c1'],
    );
    expect(connection).toMatchObject({
      sent: { packets: 2, bytes: 100 }, received: { packets: 2, bytes: 7 }, polls: { answered: 1, refused: 1, failed: 2 },
    });
  });

  test('each packet of a flood', () => {
    const flood = (way: 'sent' | 'received', count: number, size: number): Line => ['event.flooded', { way, count, size }, 'c1'];
    expect(only(...shaken('c1'), flood('received', 900, 180_000), flood('received', 100, 20_000), flood('sent', 30, 600), ['event.sent', { size: 40 }, 'c1'])).toMatchObject({
      sent: { packets: 31, bytes: 640 }, received: { packets: 1_000, bytes: 200_000 },
    });
  });

  test('round trips of probes, acks and pings, the newest of them', () => {
    const some = only(
      ...shaken('c1'), ['engine.probe-answered', { ms: 5 }, 'c1'], ['ack.received', { ms: 20 }, 'c1'], ['ack.received', { ms: undefined }, 'c1'],
      ['engine.ponged', { ms: 7 }, 'c1'],
    );
    expect(some.roundTrips).toEqual([5, 20, 7]);
    const many = only(...shaken('c1'), ...Array.from({ length: ROUND_TRIPS + 5 }, (_, ms): Line => ['engine.ponged', { ms }, 'c1']));
    expect(many.roundTrips).toHaveLength(ROUND_TRIPS);
    expect(many.roundTrips.at(-1)).toBe(ROUND_TRIPS + 4);
  });

  test('namespaces with their state, latency and refusal', () => {
    const { namespaces } = only(
      ...shaken('c1'), ...joined('c1'), ['namespace.requested', { namespace: '/admin' }, 'c1'],
      ['namespace.refused', { namespace: '/admin', message: 'no', ms: 4 }, 'c1'], ['namespace.left', { by: 'server' }, 'c1'],
    );
    expect(Object.fromEntries(namespaces)).toMatchObject({
      '/': { name: '/', state: 'left', ms: 18, leftBy: 'server' },
      '/admin': { name: '/admin', state: 'refused', ms: 4, message: 'no' },
    });
  });
});

describe('a line', () => {
  test('holds sessions that follow each other, and counts reconnects', () => {
    const book = bookOf(...healthy('c1'), ended('c1'), ...dead('c2'), ...dead('c3'), ...healthy('c4'));
    expect(book.lines()).toMatchObject([{ endpoint, reconnects: 1, sessions: [{ id: 'c1' }, { id: 'c2' }, { id: 'c3' }, { id: 'c4' }] }]);
  });

  test.each<[string, readonly Line[], readonly string[]]>([
    ['two managers at the same time are two lines', [...healthy('c1'), ...healthy('c2')], ['c1', 'c2']],
    ['a reconnect joins the line that ended', [...healthy('c1'), ...healthy('c2'), ended('c1'), ...healthy('c3')], ['c1 c3', 'c2']],
    ['another endpoint is another line', [...dead('c1'), ...dead('c2', { endpoint: 'https://two.test/' }), ...dead('c3')], ['c1 c3', 'c2']],
    ['an attempt that is still going on ends no line', [['engine.attempted', {}, 'c1'], ...dead('c2')], ['c1', 'c2']],
  ])('%s', (_, lines, expected) => {
    expect(linesOf(...lines)).toEqual(expected);
  });

  test('failed attempts are no reconnects', () => {
    expect(bookOf(...dead('c1'), ...dead('c2'), ...healthy('c3')).lines()[0]).toMatchObject({ reconnects: 0 });
  });

  test('is found soon in a stranger’s file of 20,000 open connections', () => {
    const begun = performance.now();
    const book = bookOf(...Array.from({ length: 20_000 }, (_, index): Line => ['engine.attempted', {}, `c${index}`]));
    expect(book.lines()).toHaveLength(20_000);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

test('a book is the same whether it is read at once or piece by piece', () => {
  const lines = [...healthy('c1'), ended('c1'), ...shaken('c2'), ...upgradeRefused('c2'), ended('c2'), ...dead('c3'), ...upgraded('c3')];
  const pieces = createConnectionBook();
  for (const event of session(...lines)) {
    pieces.add(event);
    pieces.lines();
  }
  expect(pieces.lines()).toEqual(bookOf(...lines).lines());
});

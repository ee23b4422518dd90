import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { dead, ended, endpoint, healthy, joined, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('emits-pile-up', ...lines);
const waiting = (events: number): Line => ['manager.waiting', { events, acks: 0 }, 'c1'];
const burst = (id: string, count: number, every = 2): Line[] => {
  const begun = 90_000 + Number(id.slice(1)) * 1_000;
  return [
    ['namespace.requested', {}, id, begun], ['namespace.connected', {}, id, begun + 10],
    ...Array.from({ length: count }, (_, index): Line => ['event.sent', { id: undefined }, id, begun + 10 + index * every]),
  ];
};

test.each(innocentFor('emits-pile-up'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('ten events that wait in the client are the problem', () => {
  expect(judge(...healthy('c1'), ended('c1'), waiting(4), waiting(10), waiting(17), waiting(0))).toEqual({
    outcome: 'problem', args: [{ endpoint, events: 17 }], evidence: [['manager.waiting', 'manager.waiting']], against: [[]],
  });
});

test('a burst after a reconnect is unclear: the page may mean it', () => {
  const said = judge(...healthy('c1'), ended('c1'), ...shaken('c2'), ...burst('c2', 10));
  expect(said).toMatchObject({ outcome: 'unclear', args: [{ events: 10 }] });
  expect(said.evidence[0]).toHaveLength(11);
});

test('what waits in the client settles it, and all is told in order', () => {
  const said = judge(...healthy('c1'), ended('c1'), ...shaken('c2'), ...burst('c2', 12), ended('c2'), waiting(11));
  expect(said).toMatchObject({ outcome: 'problem', args: [{ events: 12 }] });
  expect(said.evidence[0]).toEqual(['namespace.connected', ...Array.from({ length: 12 }, () => 'event.sent'), 'manager.waiting']);
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['fewer wait', [...healthy('c1'), ended('c1'), waiting(9)]],
    ['fewer go out at once', [...healthy('c1'), ended('c1'), ...shaken('c2'), ...burst('c2', 9)]],
    ['they go out one after the other', [...healthy('c1'), ended('c1'), ...shaken('c2'), ...burst('c2', 20, 20)]],
    ['they go out much later, as another connection opens', [
      ...healthy('c1'), ended('c1'), ...healthy('c2'), ...shaken('c3', { endpoint: 'https://two.test/socket.io/' }), ['namespace.connected', {}, 'c3', 92_000], ...burst('c2', 12).slice(2),
    ]],
    ['nobody saw the connection begin', burst('c9', 12)],
    ['as many go out after the first connect', [...shaken('c1'), ...burst('c1', 12), ended('c1'), ...shaken('c2'), ...burst('c2', 14)]],
    ['it is the first connect', [...shaken('c1'), ...burst('c1', 12)]],
    ['it is the first connect that went well', [...dead('c1'), ...shaken('c2'), ...burst('c2', 12)]],
    ['a client that nobody knows tells of it', [...shaken('c2'), ...joined('c2'), waiting(30)]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { ended, endpoint, healthy, openWebSocket, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('parse-mismatch', ...lines);
const sent = (id = 'c1'): Line => ['binary.sent', { parser: 'msgpack' }, id];
const received: Line = ['binary.received', { parser: 'msgpack' }, 'c1'];
const closed = (id: string): Line => ended(id, 'server');
const plain = (id: string): Line[] => [...shaken(id), ['namespace.requested', {}, id], closed(id)];

test.each(innocentFor('parse-mismatch'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('is the problem where', () => {
  test('the client sends packets of its own and hears plain ones', () => {
    expect(judge(...openWebSocket('c1'), sent(), ['namespace.refused', {}, 'c1'])).toEqual({
      outcome: 'problem', args: [{ endpoint, custom: true }], evidence: [['binary.sent', 'namespace.refused']], against: [[]],
    });
  });

  test.each<[string, readonly Line[]]>([
    ['the server closes on them, twice', [...openWebSocket('c1'), sent(), closed('c1'), ...openWebSocket('c2'), sent('c2'), closed('c2')]],
    ['another client of that server gets no further with plain packets', [...plain('c1'), ...plain('c2'), ...openWebSocket('c3'), sent('c3'), ['namespace.refused', {}, 'c3']]],
    ['the client cannot read what comes', [...healthy('c1'), ['manager.closed', { reason: 'parse error' }, 'c1']]],
  ])('%s', (_, lines) => {
    expect(judge(...lines)).toMatchObject({ outcome: 'problem', args: [{ custom: true }] });
  });
});

describe('is unclear where', () => {
  test.each<[string, boolean, readonly Line[]]>([
    ['the server closes on packets of its own, once', true, [...openWebSocket('c1'), sent(), closed('c1')]],
    ['the server says nothing to them', true, [...openWebSocket('c1'), sent(), ['mark.made', {}, undefined, 9_000]]],
    ['the server only pings', true, [...openWebSocket('c1'), sent(), ['engine.pinged', {}, 'c1', 25_000], ended('c1')]],
    ['the server closes on each plain CONNECT', false, [...plain('c1'), ...plain('c2')]],
    ['the server closes on each plain CONNECT, and the client goes on trying', false, [...plain('c1'), ...plain('c2'), ['engine.attempted', {}, 'c3']]],
  ])('%s', (_, custom, lines) => {
    expect(judge(...lines)).toMatchObject({ outcome: 'unclear', args: [{ custom }] });
  });
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['both sides have that parser', [...openWebSocket('c1'), sent(), received, ['mark.made', {}, undefined, 9_000]]],
    ['binary belongs to events', [...healthy('c1'), ['binary.sent', {}, 'c1'], closed('c1')]],
    ['5 s are not over', [...openWebSocket('c1'), sent()]],
    ['5 s were not over when it ended', [...openWebSocket('c1'), sent(), ['engine.pinged', {}, 'c1', 1_000], ended('c1')]],
    ['the network took it at once', [...openWebSocket('c1'), sent(), ended('c1')]],
    ['the server closed it a while later', [...openWebSocket('c1'), sent(), ['engine.closed', { by: 'server' }, 'c1', 4_000]]],
    ['the client closed it for another reason', [...healthy('c1'), ['manager.closed', { reason: 'transport close' }, 'c1']]],
    ['an old server lets clients in by itself, and closes', ['c1', 'c2'].flatMap((id): Line[] => [...shaken(id), ['namespace.connected', {}, id], closed(id)])],
    ['the server closed on a plain CONNECT once', plain('c1')],
    ['it did so on some only', [...plain('c1'), ...plain('c2'), ...healthy('c3'), ended('c3')]],
    ['it answered first', [...healthy('c1'), closed('c1'), ...healthy('c2'), closed('c2')]],
    ['it knows no such session', ['c1', 'c2'].flatMap((id): Line[] => [...shaken(id), ['namespace.requested', {}, id], ['poll.refused', {}, id], closed(id)])],
    ['it closed a while later', ['c1', 'c2'].flatMap((id, index): Line[] => [...shaken(id), ['namespace.requested', {}, id], ['engine.closed', { by: 'server' }, id, 45_000 * (index + 1)]])],
    ['the network took it', ['c1', 'c2'].flatMap((id): Line[] => [...shaken(id), ['namespace.requested', {}, id], ended(id)])],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

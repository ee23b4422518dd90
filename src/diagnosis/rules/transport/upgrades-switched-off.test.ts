import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, ended, healthy, joined, openWebSocket, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('upgrades-switched-off', ...lines);
const bare = (id: string): Line[] => [...shaken(id, {}, []), ...joined(id)];

test.each(innocentFor('upgrades-switched-off'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('is the problem when no upgrades are listed and', () => {
  test.each<[string, readonly Line[], readonly string[]]>([
    ['the WebSocket of a checkup opens', [...bare('c1'), ...checkup({ websocket: 'yes' })], ['engine.handshaken', 'websocket: yes']],
    ['another connection of the page came by WebSocket', [...bare('c1'), ...openWebSocket('c2')], ['engine.handshaken', 'engine.handshaken']],
    ['this is still so in the next session', [...bare('c1'), ended('c1'), ...bare('c2'), ...checkup({ websocket: 'yes' })], ['engine.handshaken', 'engine.handshaken', 'websocket: yes']],
  ])('%s', (_, lines, evidence) => {
    expect(judge(...lines)).toMatchObject({ outcome: 'problem', evidence: [evidence] });
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['nobody opened a WebSocket', bare('c1')],
    ['a connection came by WebSocket before', [...openWebSocket('c1'), ended('c1'), ...bare('c2')]],
    ['none opens', [...bare('c1'), ...checkup({ websocket: 'no' })]],
    ['the checkup could not tell', [...bare('c1'), ...checkup({ websocket: 'unknown' })]],
    ['the checkup is from before', [...checkup({ websocket: 'yes' }), ...bare('c1')]],
    ['upgrades are listed again', [...bare('c1'), ended('c1'), ...healthy('c2'), ...checkup({ websocket: 'yes' })]],
    ['another connection began by WebSocket and died', [...bare('c1'), ['engine.attempted', { transport: 'websocket' }, 'c2'], ['engine.failed', {}, 'c2']]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { ended, endpoint, healthy, refused, shaken } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('response-cached', ...lines);

test.each(innocentFor('response-cached'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

/** A session that has the id of `c1`. */
const same = (id: string): Line[] => [['engine.attempted', {}, id], ['poll.answered', {}, id], ['engine.handshaken', { sid: 's-c1' }, id]];
const again: Line = ['packet.received', { kind: 'open', size: 97 }, 'c1'];

test('an open packet over and over in one session is the problem', () => {
  expect(judge(...shaken('c1'), again, again)).toEqual({
    outcome: 'problem', args: [{ endpoint }], evidence: [['engine.handshaken', 'packet.received', 'packet.received']], against: [[]],
  });
});

test('so is one session id for two sessions', () => {
  expect(judge(...shaken('c1'), ended('c1'), ...same('c2'))).toEqual({
    outcome: 'problem', args: [{ endpoint }], evidence: [['engine.handshaken', 'engine.handshaken']], against: [[]],
  });
});

test('and leaves out the error that a stale session brings', () => {
  expect(judgeBy('gateway-error', ...shaken('c1'), ended('c1'), ...same('c2'), ended('c2'), ...refused('c3', 502)).outcome).toBe('silent');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['an open packet came twice', [...shaken('c1'), again]],
    ['other packets came again', [...shaken('c1'), ['packet.received', { kind: 'noop' }, 'c1'], ['packet.received', { kind: 'noop' }, 'c1']]],
    ['each session has its own id', [...shaken('c1'), ended('c1'), ['engine.attempted', {}, 'c2'], ['engine.handshaken', { sid: 'Zz9yXw' }, 'c2']]],
    ['the ids are of two servers', [...shaken('c1'), ended('c1'), ...shaken('c2', { endpoint: 'https://two.test/' })]],
    ['somebody came in since', [...shaken('c1'), again, again, ended('c1'), ...healthy('c2')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

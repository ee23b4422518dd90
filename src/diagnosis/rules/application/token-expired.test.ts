import { describe, expect, test } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { ended, endpoint, healthy, ignored, shaken } from '../../../../test/fixtures/scenes.ts';
import { type Line, session } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('token-expired', ...lines);
const asked = (expired?: number, id = 'c1'): Line[] => [...shaken(id), ['namespace.requested', { expired }, id]];
const refused = (message: string, id = 'c1'): Line => ['namespace.refused', { message }, id];
const left: Line = ['namespace.left', {}, 'c1'];
const taken: Line = ['namespace.connected', {}, 'c1'];

test.each(innocentFor('token-expired'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('an expired token and a refusal that speaks of it are the problem', () => {
  test.each(['jwt expired', 'Invalid token', 'Unauthorized', 'Authentication error', 'please log in', '로그인이 필요합니다'])('%s', (message) => {
    expect(judge(...asked(90_000), refused(message))).toEqual({
      outcome: 'problem', args: [{ endpoint, namespace: '/', expired: 90_000, message }], evidence: [['namespace.requested', 'namespace.refused']], against: [[]],
    });
  });

  test('and the refusal is told by it', () => {
    const verdicts = diagnose(session(...asked(90_000), refused('jwt expired'))).filter(({ outcome }) => outcome !== 'ok');
    expect(verdicts.map(({ rule }) => rule)).toEqual(['token-expired']);
  });
});

describe('is unclear where', () => {
  test.each<[string, readonly Line[], string]>([
    ['the refusal speaks of something else', [...asked(90_000), refused('room is full')], 'namespace.refused'],
    ['the server turned it out', [...asked(90_000), left, taken], 'namespace.left'],
    ['the server threw it out at once', [...asked(90_000), taken, left], 'namespace.left'],
    ['the server never answered', [...shaken('c1'), ...ignored('c1', { expired: 90_000 })], 'namespace.unanswered'],
  ])('%s', (_, lines, shown) => {
    expect(judge(...lines)).toMatchObject({ outcome: 'unclear', args: [{ message: shown === 'namespace.refused' ? 'room is full' : '' }], evidence: [['namespace.requested', shown]] });
  });
});

test('a clock that was set speaks against it', () => {
  expect(judge(['clock.jumped', { ms: 9_000_000 }], ...asked(90_000), refused('jwt expired')).against).toEqual([['clock.jumped']]);
});

test('the newest is told, of each that failed, and one that speaks of it is enough', () => {
  expect(judge(...asked(10), refused('jwt expired'), ended('c1', 'page'), ...asked(60_000, 'c2'), refused('room is full', 'c2'))).toMatchObject({
    outcome: 'problem', args: [{ expired: 60_000 }], evidence: [['namespace.requested', 'namespace.refused', 'namespace.requested', 'namespace.refused']],
  });
});

test('of a long refusal the beginning is told', () => {
  expect(judge(...asked(90_000), refused(`jwt expired ${'x'.repeat(200)}`))).toMatchObject({ args: [{ message: `jwt expired ${'x'.repeat(108)}` }] });
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['the token had not expired', [...asked(), refused('jwt malformed')]],
    ['the server lets it in all the same', [...asked(90_000), taken]],
    ['the server let it in, and it left much later', [...asked(90_000), taken, ['namespace.left', {}, 'c1', 90_000]]],
    ['the answer is still on its way', asked(90_000)],
    ['a later one was let in', [...asked(90_000), refused('jwt expired'), ended('c1', 'page'), ...healthy('c2')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

import { describe, expect, test } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, ended, endpoint, healthy, ignored, joined, openWebSocket, shaken, upgraded, upgradeRefused } from '../../../../test/fixtures/scenes.ts';
import { type Line, session } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('connect-unanswered', ...lines);
const asked: Line = ['namespace.requested', {}, 'c1'];
const unanswered: Line = ['namespace.unanswered', {}, 'c1', 6_000];
const pinged = (at: number): Line => ['engine.pinged', {}, 'c1', at];
const old = { maxPayload: undefined };
/** A server that does not name `maxPayload`. */
const shakenOld: Line[] = [['engine.attempted', {}, 'c1'], ['engine.handshaken', old, 'c1']];

test.each(innocentFor('connect-unanswered'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

describe('CONNECT that came to the server and was never answered is the problem', () => {
  test('by polling, as soon as its request was answered', () => {
    expect(judge(...shaken('c1'), ...ignored('c1'))).toEqual({
      outcome: 'problem', args: [{ endpoint, namespace: '/', times: 1 }], against: [[]],
      evidence: [['namespace.requested', 'poll.answered', 'namespace.unanswered']],
    });
  });

  test.each<[string, readonly Line[]]>([
    ['with the upgrade done meanwhile', [...shaken('c1'), asked, ['poll.answered', { method: 'POST' }, 'c1'], ...upgraded('c1'), unanswered]],
    ['whose request only the upgrade shows to be answered', [...shaken('c1'), asked, ...upgraded('c1'), unanswered]],
    ['by WebSocket, once a ping came later', [...openWebSocket('c1'), asked, unanswered, pinged(25_000)]],
    ['behind the upgrade, once a ping came later', [...shaken('c1'), ...upgraded('c1'), asked, unanswered, pinged(25_000)]],
    ['where the server closes after its connectTimeout', [...shaken('c1'), ...ignored('c1'), ['engine.closed', { by: 'server' }, 'c1', 45_000]]],
    ['where the page gave up', [...shaken('c1'), ...ignored('c1'), ['engine.closed', { by: 'page' }, 'c1', 12_000]]],
    ['where the connection was lost much later', [...shaken('c1'), ...ignored('c1'), pinged(25_000), pinged(50_000), ['engine.closed', { by: 'network' }, 'c1', 99_000]]],
    ['where the connection was lost, but lived for 5 s', [...shaken('c1'), ...ignored('c1'), pinged(5_040), ended('c1')]],
    ['where another namespace was joined', [...shaken('c1'), ...joined('c1'), ...ignored('c1', { namespace: '/admin' })]],
    ['beside another manager that was let in', [...healthy('c2'), ...shaken('c1'), ...ignored('c1')]],
    ['where a server that names maxPayload refuses the upgrade', [...shaken('c1'), ...ignored('c1'), ...upgradeRefused('c1')]],
    ['where an old server is asked for no upgrade', [...shakenOld, ...ignored('c1')]],
    ['where the upgrade was refused before it was sent', [...shakenOld, ...upgradeRefused('c1'), ...ignored('c1')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('problem');
  });

  test('each time since it was let in', () => {
    expect(judge(
      ...healthy('c1'), ended('c1'), ...shaken('c2'), ...ignored('c2'), ended('c2', 'server'), ...shaken('c3'), ...ignored('c3'),
    )).toMatchObject({ outcome: 'problem', args: [{ times: 2 }] });
  });

  test('once is enough, beside one that may not have arrived', () => {
    expect(judge(...openWebSocket('c1'), asked, unanswered, ended('c1'), ...shaken('c2'), ...ignored('c2'))).toMatchObject({ outcome: 'problem', args: [{ times: 2 }] });
  });

  test('and nothing is said of CORS', () => {
    const verdicts = diagnose(session(...shaken('c1', { credentials: true }), ...ignored('c1'))).filter(({ outcome }) => outcome !== 'ok');
    expect(verdicts.map(({ rule, outcome }) => `${rule}: ${outcome}`)).toEqual(['connect-unanswered: problem']);
  });
});

describe('is unclear where', () => {
  test.each<[string, readonly Line[]]>([
    ['nothing came by WebSocket since', [...openWebSocket('c1'), asked, unanswered]],
    ['only what may have been on its way came by WebSocket', [...openWebSocket('c1'), asked, ['event.received', {}, 'c1'], unanswered]],
    ['only polls by fetch were noticed', [...shaken('c1'), ['poll.noticed', {}, 'c1'], asked, unanswered]],
    ['the connection died without another word', [...shaken('c1'), ...ignored('c1'), ended('c1')]],
    ['nothing at all was heard any more', [...shaken('c1'), ...ignored('c1'), ['engine.muted', {}, 'c1', 50_000]]],
    ['the client gave up for want of a ping', [...shaken('c1'), ...ignored('c1'), ['engine.closed', { by: 'page' }, 'c1', 45_100]]],
    ['the upgrade is stuck as well, and its request was answered only later', [
      ...shaken('c1'), asked, unanswered, ['poll.answered', { method: 'POST' }, 'c1'], ['websocket.opening', {}, 'c1'], ['engine.upgrade-stuck', {}, 'c1'],
    ]],
    ['an old server without upgrade headers may have lost the answer', [...shakenOld, ...ignored('c1'), ...upgradeRefused('c1')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

describe('a checkup', () => {
  const lost = [...shakenOld, ...ignored('c1'), ...upgradeRefused('c1')];
  test('whose WebSocket opens shows that no header is lost', () => {
    expect(judge(...lost, ...checkup({ websocket: 'yes' })).outcome).toBe('problem');
    expect(judge(...lost, ...checkup({ websocket: 'no' })).outcome).toBe('unclear');
  });

  test('whose WebSocket opens shows that the server got what the page’s own one brought', () => {
    const open = [...openWebSocket('c1'), asked, unanswered];
    expect(judge(...open, ...checkup({ websocket: 'yes' }))).toMatchObject({ outcome: 'problem', evidence: [['namespace.requested', 'namespace.unanswered', 'websocket: yes']] });
    expect(judge(...open, ...checkup({ websocket: 'no' })).outcome).toBe('unclear');
    expect(judge(...open, ended('c1'), ...checkup({ websocket: 'yes' })).outcome).toBe('unclear');
    expect(judge(...open, ended('c1', 'server'), ...checkup({ websocket: 'yes' })).outcome).toBe('unclear');
  });

  test('whose WebSocket opens shows nothing of what went by polling', () => {
    expect(judge(...shaken('c1'), ['poll.noticed', {}, 'c1'], asked, unanswered, ...checkup({ websocket: 'yes' })).outcome).toBe('unclear');
  });

  test('whose WebSocket opens is evidence where the one that certainly arrived died with its connection', () => {
    const died = [...shaken('c1'), ...ignored('c1'), ended('c1')];
    const open: Line[] = [...openWebSocket('c2'), ['namespace.requested', {}, 'c2'], ['namespace.unanswered', {}, 'c2', 6_000]];
    const said = judge(...died, ...open, ...checkup({ websocket: 'yes' }));
    expect(said.outcome).toBe('problem');
    expect(said.evidence[0]).toContain('websocket: yes');
  });

  test.each<[string, readonly Line[]]>([
    ['it was certain before', [...shaken('c1'), ...ignored('c1')]],
    ['one of two was certain before', [...openWebSocket('c1'), asked, unanswered, ended('c1'), ...shaken('c2'), ...ignored('c2')]],
  ])('whose WebSocket opens is no evidence where %s', (_, lines) => {
    const said = judge(...lines, ...checkup({ websocket: 'yes' }));
    expect(said.outcome).toBe('problem');
    expect(said.evidence[0]).not.toContain('websocket: yes');
  });

  test('whose own CONNECT got no answer settles it', () => {
    expect(judge(...openWebSocket('c1'), asked, unanswered, ...checkup({ connect: 'no' }))).toMatchObject({
      outcome: 'problem', evidence: [['namespace.requested', 'namespace.unanswered', 'connect: no']],
    });
  });

  test('whose own CONNECT was refused does not', () => {
    const refused: Line = ['probe.answered', { probe: 'connect', answer: 'no', found: { refused: true } }];
    expect(judge(...openWebSocket('c1'), asked, unanswered, ['checkup.started'], refused).outcome).toBe('unclear');
  });

  test('that was let in speaks against it', () => {
    expect(judge(...shaken('c1'), ...ignored('c1'), ...checkup({ connect: 'yes' }))).toMatchObject({ outcome: 'problem', against: [['connect: yes']] });
  });
});

describe('the answer may be held back, and so it is silent, where', () => {
  const probed: Line[] = [['websocket.opening', {}, 'c1'], ['websocket.opened', {}, 'c1'], ['engine.probed', {}, 'c1'], ['engine.probe-answered', {}, 'c1']];
  const posted: Line = ['poll.answered', { method: 'POST' }, 'c1'];
  test.each<[string, readonly Line[]]>([
    ['the upgrade is stuck: the poll does not return', [...shaken('c1'), asked, posted, ...probed, unanswered, ['engine.upgrade-stuck', {}, 'c1']]],
    ['a cache begins the upgrade again and again', [...shaken('c1'), asked, ...upgradeRefused('c1'), ...upgradeRefused('c1'), posted, ...upgradeRefused('c1'), unanswered]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });

  test('unless the upgrade was done, or given up, before', () => {
    expect(judge(...shaken('c1'), asked, posted, ...upgraded('c1'), unanswered).outcome).toBe('problem');
    expect(judge(...shaken('c1'), asked, posted, ...probed, ['engine.upgrade-failed', {}, 'c1'], unanswered).outcome).toBe('problem');
  });
});

describe('is silent where', () => {
  test.each<[string, readonly Line[]]>([
    ['it was answered late', [...shaken('c1'), ...ignored('c1'), ['namespace.connected', {}, 'c1']]],
    ['it was refused late', [...shaken('c1'), ...ignored('c1'), ['namespace.refused', {}, 'c1']]],
    ['a later one was answered', [...shaken('c1'), ...ignored('c1'), ended('c1'), ...healthy('c2')]],
    ['its request is itself without answer', [...shaken('c1'), asked, unanswered]],
    ['5 s are not over', [...shaken('c1'), asked, ['poll.answered', { method: 'POST' }, 'c1']]],
    ['the page left it', [...shaken('c1'), ...ignored('c1'), ['namespace.left', { by: 'page' }, 'c1'], ...joined('c1')]],
    ['the device is offline', [...shaken('c1'), ['page.went-offline'], ...ignored('c1')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

import { expect, test } from 'vitest';
import { dead, deadWebSocket, endpoint, ended, healthy, openWebSocket, pollingOnly } from '../../test/fixtures/scenes.ts';
import { type Line, session } from '../../test/fixtures/session.ts';
import type { Verdict } from './diagnose.ts';
import { diagnose } from './diagnose.ts';
import { endpointFacts } from './endpoint-facts.ts';
import { createTimeline } from './timeline.ts';

const factsOf = (lines: readonly Line[], verdicts: readonly Verdict[] = [], of = endpoint) =>
  endpointFacts(createTimeline(session(...lines)), verdicts, of);

test.each<[string, readonly Line[], object | undefined]>([
  ['a healthy app', healthy('c1'), { protocol: 4, credentials: false, handshaken: true, upgraded: true, transport: 'polling', headers: false, namespace: '/', wanted: [] }],
  ['an app that stays on polling', pollingOnly('c1'), { handshaken: true, upgraded: false }],
  ['an app by WebSocket alone', openWebSocket('c1'), { handshaken: true, upgraded: true, transport: 'websocket' }],
  ['one that cannot', deadWebSocket('c1'), { handshaken: false, upgraded: false, transport: 'websocket' }],
  ['one that could before', [...healthy('c1'), ended('c1'), ...dead('c2')], { handshaken: false, upgraded: false }],
  ['cookies', dead('c1', { credentials: true }), { credentials: true }],
  ['cookies that only a request showed', [['engine.attempted', {}, 'c1'], ['poll.failed', { credentials: true }, 'c1']], { credentials: true }],
  ['the same origin', dead('c1', { crossOrigin: false }), { crossOrigin: false }],
  ['an old client', dead('c1', { protocol: 3 }), { protocol: 3 }],
  ['headers', [...dead('c1'), ['manager.attached', { options: { extraHeaders: '{ authorization }' } }, 'c1']], { headers: true }],
  ['a namespace', [...healthy('c1'), ['namespace.requested', { namespace: '/chat' }, 'c1']], { namespace: '/chat' }],
  ['nothing', [], undefined],
  ['another server', healthy('c1', { endpoint: 'https://two.test/' }), undefined],
])('%s', (_, lines, facts) => {
  const found = factsOf(lines);
  if (facts) expect(found).toMatchObject(facts);
  else expect(found).toBeUndefined();
});

test('what would settle what is unclear is wanted, of this endpoint alone', () => {
  const lines = dead('c1', { credentials: true });
  const verdicts = diagnose(session(...lines, ...dead('c2', { credentials: true })));
  expect(factsOf(lines, verdicts)?.wanted).toEqual(expect.arrayContaining(['cors-plain', 'cors-credentials', 'reachable']));
  expect(factsOf(healthy('c9', { endpoint: 'https://two.test/' }), verdicts, 'https://two.test/')?.wanted).toEqual([]);
});

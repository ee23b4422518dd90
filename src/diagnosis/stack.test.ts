import { expect, test } from 'vitest';
import { dead, endpoint, shaken } from '../../test/fixtures/scenes.ts';
import { type Line, session } from '../../test/fixtures/session.ts';
import type { Facts } from '../events/events.ts';
import { stackOf } from './stack.ts';
import { createTimeline } from './timeline.ts';

const answered = (...answers: Partial<Facts['probe.answered']>[]): Line[] =>
  [['checkup.started', { endpoint }], ...answers.map((answer): Line => ['probe.answered', { endpoint, detail: '', ...answer }])];
const refused = (preview: string): Line[] => [['engine.attempted', {}, 'c1'], ['poll.refused', { status: 400, preview }, 'c1'], ['engine.failed', {}, 'c1']];

test.each<[string, readonly Line[], string | undefined]>([
  ['the open packet is as python writes it', answered({ probe: 'cors-plain', answer: 'yes', found: { server: 'python' } }), 'flask'],
  ['the open packet is as Node writes it, read by a script', answered({ probe: 'script', answer: 'yes', found: { server: 'node' } }), 'node'],
  ['a WebSocket to nowhere is let go of after a second', answered({ probe: 'websocket-nowhere', answer: 'no', found: { opened: false, code: 1006, after: 1_020 } }), 'node'],
  ['a WebSocket to the wrong path is', answered({ probe: 'websocket', answer: 'no', found: { opened: false, code: 1006, after: 1_100 } }), 'node'],
  ['a WebSocket to nowhere is refused at once', answered({ probe: 'websocket-nowhere', answer: 'no', found: { opened: false, code: 1006, after: 30 } }), undefined],
  ['a WebSocket to nowhere is refused late', answered({ probe: 'websocket-nowhere', answer: 'no', found: { opened: false, code: 1006, after: 4_000 } }), undefined],
  ['a WebSocket opened and was closed after a second', answered({ probe: 'websocket', answer: 'no', found: { opened: true, code: 1005, after: 1_100 } }), undefined],
  ['a WebSocket to nowhere opens', answered({ probe: 'websocket-nowhere', answer: 'yes', found: { opened: true, after: 30 } }), 'flask'],
  ['an error is a JSON string', refused('"Invalid session"'), 'flask'],
  ['an error has a code', refused('{"code":1,"message":"Session ID unknown"}'), 'node'],
  ['an error is a page', refused('<html>'), undefined],
  ['no limit of a payload is told', [...shaken('c1'), ['engine.handshaken', { maxPayload: undefined }, 'c1']], 'flask'],
  ['one is told', [...shaken('c1'), ['engine.handshaken', { maxPayload: 1_000_000 }, 'c1']], undefined],
  ['an old client is told none, as always', [['engine.attempted', { protocol: 3 }, 'c1'], ['engine.handshaken', { maxPayload: undefined }, 'c1']], undefined],
  ['the checkup says one thing and traffic another', [...refused('"Invalid session"'), ...answered({ probe: 'cors-plain', answer: 'yes', found: { server: 'node' } })], 'node'],
  ['nothing answered', dead('c1'), undefined],
])('%s', (_, lines, stack) => {
  expect(stackOf(createTimeline(session(...lines)), endpoint)).toBe(stack);
});

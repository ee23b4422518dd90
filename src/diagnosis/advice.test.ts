import { describe, expect, test } from 'vitest';
import { dead, deadWebSocket, endpoint, ended, healthy, pollingOnly, shaken } from '../../test/fixtures/scenes.ts';
import { type Line, session } from '../../test/fixtures/session.ts';
import type { Facts, ProbeName } from '../events/events.ts';
import { adviceFor } from './advice.ts';
import { codeOf } from './client-settings.ts';
import { createTimeline } from './timeline.ts';

type Found = NonNullable<Facts['probe.answered']['found']>;
type Said = 'yes' | 'no' | 'unknown' | readonly ['yes' | 'no' | 'unknown', Found];
type Answers = { readonly [P in ProbeName]?: Said };

const asked = (answers: Answers, of = endpoint): Line[] => [
  ['checkup.started', { endpoint: of }],
  ...Object.entries({ 'same-origin': 'yes', reachable: 'yes', ...answers } as Answers).map(([probe, said]): Line => {
    const [answer, found] = typeof said === 'string' ? [said, undefined] : said;
    return ['probe.answered', { probe: probe as ProbeName, endpoint: of, answer, detail: '', ...(found && { found }) }];
  }),
];
const advise = (lines: readonly Line[], of = endpoint) => adviceFor(createTimeline(session(...lines)), of);
const engine = ['yes', { status: 200, engine: true, protocol: 4, upgrades: 'websocket' }] as const;
const cookies = { credentials: true };
const url = 'https://api.test';

test.each<[string, readonly Line[], Answers, unknown]>([
  ['everything answers', healthy('c1'), { websocket: 'yes', 'cors-plain': engine }, { url }],
  ['everything answers, with cookies', healthy('c1', cookies), { websocket: 'yes', 'cors-plain': engine, 'cors-credentials': engine }, { url, withCredentials: true }],
  ['no WebSocket opens', pollingOnly('c1'), { websocket: 'no', 'cors-plain': engine }, { url, transports: ['polling'] }],
  ['a WebSocket opens and says nothing', pollingOnly('c1'), { websocket: 'unknown', 'cors-plain': engine }, { url, transports: ['polling'] }],
  ['a WebSocket opens, but takes over no session', pollingOnly('c1'), { websocket: 'yes', 'cors-plain': engine, 'websocket-session': 'no' }, { url, transports: ['websocket'] }],
  ['requests of a session go astray', dead('c1'), { websocket: 'yes', 'cors-plain': engine, sticky: 'no' }, { url, transports: ['websocket'] }],
  ['one request at a time', pollingOnly('c1'), { websocket: 'yes', 'cors-plain': engine, 'single-slot': 'no' }, { url, transports: ['websocket'] }],
  ['one request at a time and no WebSocket', pollingOnly('c1'), { websocket: 'no', 'cors-plain': engine, 'single-slot': 'no' }, 'none'],
  ['no CORS headers', dead('c1'), { websocket: 'yes', 'cors-plain': 'no', script: engine }, { url, transports: ['websocket'] }],
  ['this origin is refused, and its WebSockets too', dead('c1'), { websocket: 'no', 'cors-plain': 'no', script: engine }, 'none'],
  ['cookies are refused', dead('c1', cookies), { websocket: 'yes', 'cors-plain': engine, 'cors-credentials': 'no' }, { url, transports: ['websocket'], withCredentials: true }],
  ['cookies are refused and no WebSocket opens', dead('c1', cookies), { websocket: 'no', 'cors-plain': engine, 'cors-credentials': 'no' }, { url, transports: ['polling'], withCredentials: false }],
  ['headers are refused', [...dead('c1'), ['manager.attached', { options: { extraHeaders: '{ authorization }' } }, 'c1']], { websocket: 'yes', 'cors-plain': engine, 'cors-header': 'no' }, { url, transports: ['websocket'] }],
  ['a client for WebSocket alone, and none opens', deadWebSocket('c1'), { websocket: 'no', 'cors-plain': engine }, { url, transports: ['polling'] }],
  ['it is at another path', dead('c1'), { websocket: 'no', 'cors-plain': 'no', script: 'no', 'other-path': ['yes', { path: '/ws/socket.io', readable: true }] }, { url, path: '/ws/socket.io', addTrailingSlash: false }],
  ['it is at another path, unreadable', dead('c1'), { websocket: 'no', 'cors-plain': 'no', script: 'no', 'other-path': ['yes', { path: '/ws/socket.io', readable: false }] }, undefined],
  ['the other scheme answers', dead('c1'), { reachable: 'no', websocket: 'no', 'other-scheme': ['yes', { scheme: 'http', readable: true }] }, { url: 'http://api.test' }],
  ['nothing answers', dead('c1'), { reachable: 'no', websocket: 'no' }, 'none'],
  ['it speaks another protocol', dead('c1'), { websocket: 'yes', 'cors-plain': ['yes', { status: 200, engine: true, protocol: 3, upgrades: 'websocket' }] }, 'none'],
  ['CONNECT is not answered', [...shaken('c1'), ['namespace.requested', {}, 'c1']], { websocket: 'yes', 'cors-plain': engine, connect: ['no', { refused: false }] }, 'none'],
])('%s', (_, lines, answers, advice) => {
  expect(advise([...lines, ...asked(answers)])).toEqual(advice);
});

describe('nothing is advised when', () => {
  test.each<[string, readonly Line[]]>([
    ['no checkup was run', dead('c1')],
    ['another server was asked', [...dead('c1'), ...asked({ websocket: 'yes', 'cors-plain': engine }, 'https://two.test/')]],
    ['the endpoint was never connected to', asked({ websocket: 'yes', 'cors-plain': engine })],
    ['the page’s own server does not answer either', [...dead('c1'), ...asked({ 'same-origin': 'no', reachable: 'no', websocket: 'no' })]],
    ['nothing answered in time', [...dead('c1'), ...asked({ reachable: 'unknown', websocket: 'unknown' })]],
    ['the page’s policy refuses WebSockets', [...dead('c1'), ...asked({ websocket: ['unknown', { blocked: true, opened: false }], 'cors-plain': 'no' })]],
    ['the app does just that and fails', [...dead('c1'), ...asked({ websocket: 'yes', 'cors-plain': engine })]],
    ['the app is not let in', [...shaken('c1'), ['namespace.requested', {}, 'c1'], ...asked({ websocket: 'yes', 'cors-plain': engine })]],
    ['the app was refused, as was the checkup', [...shaken('c1'), ['namespace.requested', {}, 'c1'], ...asked({ websocket: 'yes', connect: ['no', { refused: true }] })]],
  ])('%s', (_, lines) => {
    expect(advise(lines)).toBeUndefined();
  });
});

test('a connection that was lost may be had again', () => {
  expect(advise([...healthy('c1'), ended('c1'), ...asked({ websocket: 'yes', 'cors-plain': engine })])).toEqual({ url });
});

test('the namespace that the app joins stays in the address', () => {
  const lines: Line[] = [...shaken('c1'), ['namespace.requested', { namespace: '/chat' }, 'c1'], ['namespace.connected', { namespace: '/chat' }, 'c1']];
  expect(advise([...lines, ...asked({ websocket: 'no', 'cors-plain': engine })])).toEqual({ url: 'https://api.test/chat', transports: ['polling'] });
});

test.each([
  [{ url }, "io('https://api.test')"],
  [{ url, transports: ['polling'] }, "io('https://api.test', {\n  transports: ['polling'],\n})"],
  [{ url, path: '/ws/socket.io', addTrailingSlash: false, withCredentials: true }, "io('https://api.test', {\n  path: '/ws/socket.io',\n  addTrailingSlash: false,\n  withCredentials: true,\n})"],
] as const)('%j is said in code', (settings, code) => {
  expect(codeOf(settings)).toBe(code);
});

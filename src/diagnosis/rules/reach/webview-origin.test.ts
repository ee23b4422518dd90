import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, deadWebSocket, ended, endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('webview-origin', ...lines);
const app: Line = ['session.started', { url: 'capacitor://localhost/' }];

test.each(innocentFor('webview-origin'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test.each([
  ['capacitor://localhost/index.html', '', 'capacitor://localhost'],
  ['ionic://localhost/', '', 'ionic://localhost'],
  ['file:///android_asset/index.html', '', 'null'],
  ['https://localhost/', 'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) Chrome/130.0.0.0', 'https://localhost'],
])('polls of a page %s %s that die are unclear', (url, userAgent, origin) => {
  expect(judge(['session.started', { url, userAgent }], ...dead('c1'))).toEqual({
    outcome: 'unclear', args: [{ endpoint, times: 1, origin }], evidence: [['session.started', 'poll.failed']], against: [[]],
  });
});

test('a server that is there and lets this page read nothing is the problem, and no other', () => {
  const lines: readonly Line[] = [app, ...dead('c1'), ...checkup({ reachable: 'yes', script: 'yes', 'cors-plain': 'no', websocket: 'no' })];
  expect(judge(...lines)).toMatchObject({ outcome: 'problem', evidence: [['session.started', 'poll.failed', 'script: yes', 'cors-plain: no', 'websocket: no']] });
  expect(judgeBy('origin-rejected', ...lines).outcome).toBe('silent');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the page is of the web', [['session.started', { url: 'https://app.test/' }], ...dead('c1')]],
    ['a developer’s page is on this device', [['session.started', { url: 'https://localhost/', userAgent: 'Chrome/130.0.0.0' }], ...dead('c1')]],
    ['answers can be read', [app, ...dead('c1'), ...checkup({ 'cors-plain': 'yes' })]],
    ['nothing answers', [app, ...dead('c1'), ...checkup({ reachable: 'no', websocket: 'no' })]],
    ['it is no Socket.IO that answers', [app, ...dead('c1'), ...checkup({ reachable: 'yes', script: 'no', 'cors-plain': 'no', websocket: 'no' })]],
    ['it could connect before', [app, ...healthy('c1'), ended('c1'), ...dead('c2')]],
    ['only WebSockets died', [app, ...deadWebSocket('c1')]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

describe('stays unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['it is not known whether Socket.IO is there', [app, ...dead('c1'), ...checkup({ reachable: 'yes', 'cors-plain': 'no', websocket: 'no' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

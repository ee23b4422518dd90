import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, healthy, refused } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('localhost-address', ...lines);
const elsewhere: Line = ['session.started', { url: 'http://192.168.0.7:3000/' }];
const local = { endpoint: 'http://localhost:5000/socket.io/' };

test.each(innocentFor('localhost-address'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test.each<[string, string]>([
  ['http://192.168.0.7:3000/', 'http://localhost:5000/socket.io/'],
  ['https://app.test/', 'http://127.0.0.1:5000/socket.io/'],
  ['http://app.test/', 'http://[::1]:5000/socket.io/'],
  ['capacitor://localhost/', 'http://localhost:5000/socket.io/'],
  ['http://localhost:3000/', 'http://0.0.0.0:5000/socket.io/'],
])('a page %s that gets no answer from %s is the problem', (url, own) => {
  expect(judge(['session.started', { url }], ...dead('c1', { endpoint: own }))).toEqual({
    outcome: 'problem', args: [{ endpoint: own, times: 1 }], evidence: [['session.started', 'poll.failed']], against: [[]],
  });
});

test('and leaves out all that looks like it', () => {
  const lines: readonly Line[] = [elsewhere, ...dead('c1', local)];
  for (const rule of ['server-unreachable', 'mixed-content', 'origin-rejected', 'wrong-path'] as const) expect(judgeBy(rule, ...lines).outcome).toBe('silent');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the page is of this device too', [['session.started', { url: 'http://localhost:3000/' }], ...dead('c1', local)]],
    ['the address is another machine’s', [elsewhere, ...dead('c1')]],
    ['a name only begins like it', [elsewhere, ...dead('c1', { endpoint: 'http://localhost.test/socket.io/' })]],
    ['a server is there', [elsewhere, ...healthy('c1', local)]],
    ['it answered since', [elsewhere, ...dead('c1', local), ...refused('c2', 502, '', local)]],
    ['something answers a checkup', [elsewhere, ...dead('c1', local), ...checkup({ reachable: 'yes' }, local.endpoint)]],
    ['a WebSocket opens', [elsewhere, ...dead('c1', local), ...checkup({ websocket: 'yes' }, local.endpoint)]],
    ['it is not known where the page is', dead('c1', local)],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

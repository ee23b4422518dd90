import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, ended, endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('device-offline', ...lines);
const offline: Line = ['page.went-offline'];

test.each(innocentFor('device-offline'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test('a connection that ended while the device is offline is the problem', () => {
  expect(judge(...healthy('c1'), offline, ended('c1'), ...dead('c2'))).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 2 }], evidence: [['page.went-offline', 'engine.closed', 'engine.failed']], against: [[]],
  });
});

test('so is one that ended before the browser noticed', () => {
  expect(judge(...healthy('c1'), ['engine.closed', {}, 'c1', 10_000], ['page.went-offline', {}, undefined, 13_500]).outcome).toBe('problem');
});

test('no answer, not even of the page’s own server, is unclear', () => {
  expect(judge(...dead('c1'), ...checkup({ 'same-origin': 'no', reachable: 'no', websocket: 'no' }))).toMatchObject({
    outcome: 'unclear', evidence: [['poll.failed', 'same-origin: no', 'reachable: no']],
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the connection goes on all the same', [...healthy('c1'), offline]],
    ['the device came back', [...healthy('c1'), offline, ended('c1'), ['page.went-online']]],
    ['it connected since, whatever the browser says', [...healthy('c1'), offline, ended('c1'), ...healthy('c2')]],
    ['the connection ended long before', [...healthy('c1'), ['engine.closed', {}, 'c1', 1_000], ['page.went-offline', {}, undefined, 60_000]]],
    ['the server is on the device itself', [offline, ...dead('c1', { endpoint: 'http://localhost:3000/socket.io/' })]],
    ['only the server is silent', [...dead('c1'), ...checkup({ 'same-origin': 'yes', reachable: 'no' })]],
    ['only the page’s own server is silent', [...dead('c1'), ...checkup({ 'same-origin': 'no', reachable: 'yes' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

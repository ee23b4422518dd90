import { expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { endpoint, openWebSocket } from '../../../../test/fixtures/scenes.ts';
import type { Facts } from '../../../../src/events/events.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (options: Facts['manager.attached']['options']) => judgeBy('headers-not-sent', ...openWebSocket('c1'), ['manager.attached', { options }, 'c1'] as Line);

test.each(innocentFor('headers-not-sent'))('is silent where %s', (_, lines) => {
  expect(judgeBy('headers-not-sent', ...lines).outcome).toBe('silent');
});

test('headers for a WebSocket are the problem', () => {
  expect(judge({ transports: 'websocket', extraHeaders: '{ Authorization, x-app }' })).toEqual({
    outcome: 'problem', args: [{ endpoint, headers: 'Authorization, x-app' }], evidence: [['manager.attached']], against: [[]],
  });
});

test.each<[string, Facts['manager.attached']['options'], string]>([
  ['it goes on with polling', { transports: 'websocket, polling', extraHeaders: '{ Authorization }' }, 'problem'],
  ['it begins with polling', { transports: 'polling, websocket', extraHeaders: '{ Authorization }' }, 'silent'],
  ['transports are as usual', { extraHeaders: '{ Authorization }' }, 'silent'],
  ['there are no headers', { transports: 'websocket' }, 'silent'],
  ['the headers are empty', { transports: 'websocket', extraHeaders: '{  }' }, 'silent'],
])('where %s: %j is %s', (_, options, outcome) => {
  expect(judge(options).outcome).toBe(outcome);
});

import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, dead, ended, endpoint, healthy, refused } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('client-too-old', ...lines);
const old = { protocol: 3 };

test.each(innocentFor('client-too-old'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test.each(['{"code":5,"message":"Unsupported protocol version"}', '"The client is using an unsupported version of the Socket.IO or Engine.IO protocols"'])('%s is the problem', (preview) => {
  expect(judge(...refused('c1', 400, preview, old))).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 1 }], evidence: [['poll.refused']], against: [[]],
  });
});

test('polls of an old client that die are unclear', () => {
  expect(judge(...dead('c1', old)).outcome).toBe('unclear');
});

test('an answer to protocol 4 and none to 3 is the problem', () => {
  expect(judge(...dead('c1', old), ...checkup({ reachable: 'yes', 'cors-plain': 'yes', 'protocol-3': 'no' }))).toMatchObject({
    outcome: 'problem', evidence: [['poll.failed', 'cors-plain: yes', 'protocol-3: no']],
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['the client is of 4', dead('c1')],
    ['it could connect before', [...healthy('c1', old), ended('c1'), ...dead('c2', old)]],
    ['the server speaks 3', [...dead('c1', old), ...checkup({ 'protocol-3': 'yes', 'cors-plain': 'yes' })]],
    ['4 is not answered either', [...dead('c1', old), ...checkup({ 'protocol-3': 'no', 'cors-plain': 'no' })]],
    ['nothing answers', [...dead('c1', old), ...checkup({ reachable: 'no', websocket: 'no' })]],
    ['400 is of something else', refused('c1', 400, '{"code":3,"message":"Bad request"}', old)],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

describe('stays unclear when', () => {
  test.each<[string, readonly Line[]]>([
    ['3 could not be asked', [...dead('c1', old), ...checkup({ 'cors-plain': 'yes', 'protocol-3': 'unknown' })]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('unclear');
  });
});

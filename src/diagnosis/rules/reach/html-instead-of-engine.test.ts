import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { checkup, endpoint, healthy, misread, refused } from '../../../../test/fixtures/scenes.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

const judge = (...lines: readonly Line[]) => judgeBy('html-instead-of-engine', ...lines);

test.each(innocentFor('html-instead-of-engine'))('is silent where %s', (_, lines) => {
  expect(judge(...lines).outcome).toBe('silent');
});

test.each(['<!doctype html>', '\ufeff<html>', '\n  <?xml'])('%j where the handshake should be is the problem', (preview) => {
  expect(judge(...misread('c1', preview))).toEqual({
    outcome: 'problem', args: [{ endpoint, times: 1 }], evidence: [['engine.undecodable']], against: [[]],
  });
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it is no web page', misread('c1', '95:0{"sid":"a"}')],
    ['it went well since', [...misread('c1', '<html>'), ...healthy('c2')]],
    ['an error came since', [...misread('c1', '<html>'), ...refused('c2', 502)]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

test('another path on which Socket.IO answers is the cause of it', () => {
  expect(judge(...misread('c1', '<html>'), ...checkup({ 'other-path': ['yes', { path: '/api/socket.io/' }] })).outcome).toBe('silent');
});

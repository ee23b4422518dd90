import { describe, expect, test } from 'vitest';
import { innocentFor, judgeBy } from '../../../../test/fixtures/rules.ts';
import { endpoint, healthy } from '../../../../test/fixtures/scenes.ts';
import type { Facts } from '../../../events/events.ts';
import type { Line } from '../../../../test/fixtures/session.ts';

// Written by hand: no such Safari runs here.
const judge = (...lines: readonly Line[]) => judgeBy('safari-compression', ...lines);
const on = (userAgent: string): Line => ['session.started', { userAgent }];
const safari = (version: string): Line => on(`Mozilla/5.0 (iPhone; CPU iPhone OS ${version.replace('.', '_')} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} Mobile/15E148 Safari/604.1`);
const broken = (id: string, how: Partial<Facts['websocket.closed']> = {}): Line[] => [
  ...healthy(id), ['websocket.closed', { opened: true, ms: 2_000, ...how }, id], ['engine.closed', {}, id],
];

test.each(innocentFor('safari-compression'))('is silent where %s', (_, lines) => {
  expect(judge(safari('15.1'), ...lines).outcome).toBe('silent');
});

test.each(['15.0', '15.1', '15.3'])('WebSockets that open and soon break, time and again, in Safari %s', (version) => {
  expect(judge(safari(version), ...broken('c1'), ...broken('c2', { code: 1002 }))).toEqual({
    outcome: 'unclear', args: [{ endpoint, times: 2 }], evidence: [['websocket.closed', 'websocket.closed']], against: [[]],
  });
});

test('so on a Mac, and in an app on the phone', () => {
  expect(judge(on('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/15.2 Safari/605.1.15'), ...broken('c1'), ...broken('c2')).outcome).toBe('unclear');
  expect(judge(on('Mozilla/5.0 (iPhone; CPU iPhone OS 15_2 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148'), ...broken('c1'), ...broken('c2')).outcome).toBe('unclear');
});

describe('is silent when', () => {
  test.each<[string, readonly Line[]]>([
    ['it is Safari 15.4', [safari('15.4'), ...broken('c1'), ...broken('c2')]],
    ['it is Safari 14', [safari('14.1'), ...broken('c1'), ...broken('c2')]],
    ['it is Chrome on a Mac', [on('Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/537.36 Chrome/120.0 Safari/537.36'), ...broken('c1'), ...broken('c2')]],
    ['it is not from Apple', [on('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 Version/15.1 Safari/605.1.15'), ...broken('c1'), ...broken('c2')]],
    ['nobody knows the browser', [...broken('c1'), ...broken('c2')]],
    ['it happened once', [safari('15.1'), ...broken('c1')]],
    ['they lived for long', [safari('15.1'), ...broken('c1', { ms: 90_000 }), ...broken('c2', { ms: 90_000 })]],
    ['they were closed properly', [safari('15.1'), ...broken('c1', { clean: true }), ...broken('c2', { clean: true })]],
    ['they never opened', [safari('15.1'), ...broken('c1', { opened: false }), ...broken('c2', { opened: false })]],
    ['the page closed them', [safari('15.1'), ...broken('c1', { by: 'page' }), ...broken('c2', { by: 'page' })]],
    ['the code is another', [safari('15.1'), ...broken('c1', { code: 1009 }), ...broken('c2', { code: 1009 })]],
    ['the device was offline', [safari('15.1'), ...broken('c1'), ['page.went-offline'], ['page.went-online'], ...broken('c2'), ['page.went-offline']]],
  ])('%s', (_, lines) => {
    expect(judge(...lines).outcome).toBe('silent');
  });
});

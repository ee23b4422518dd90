import { describe, expect, test } from 'vitest';
import { type Line, session } from '../../test/fixtures/session.ts';
import { dead, ended, healthy, joined, pollingOnly, shaken, upgradeRefused } from '../../test/fixtures/scenes.ts';
import { type Health, healthOf, type Mood, moodOf } from './health.ts';
import { createTimeline } from './timeline.ts';

const other = { endpoint: 'https://two.test/' };
const judge = (...lines: readonly Line[]): [Health, Mood] => {
  const health = healthOf(createTimeline(session(...lines)).lines);
  return [health, moodOf(health)];
};
const refused = (namespace = '/'): Line => ['namespace.refused', { namespace, message: 'Not allowed' }, 'c1'];

test.each<[string, readonly Line[], Health, Mood]>([
  ['nothing was seen', [], { code: 'none' }, 'idle'],
  ['the first attempt goes on', [['engine.attempted', {}, 'c1']], { code: 'connecting', attempts: 1 }, 'busy'],
  ['it connects again', [...healthy('c1'), ended('c1'), ['engine.attempted', {}, 'c2']], { code: 'connecting', attempts: 2 }, 'busy'],
  ['an attempt failed', dead('c1'), { code: 'failing', attempts: 1 }, 'bad'],
  ['attempts fail, and the next one goes on', [...dead('c1'), ...dead('c2'), ['engine.attempted', {}, 'c3']], { code: 'failing', attempts: 2 }, 'bad'],
  ['attempts fail after it was connected', [...healthy('c1'), ended('c1'), ...dead('c2')], { code: 'failing', attempts: 1 }, 'bad'],
  ['it recovered', [...dead('c1'), ...dead('c2'), ...healthy('c3')], { code: 'connected', transport: 'websocket' }, 'good'],
  ['a namespace is waited for', [...shaken('c1'), ['namespace.requested', {}, 'c1']], { code: 'awaiting-namespace', namespace: '/' }, 'busy'],
  ['a namespace was refused', [...healthy('c1'), refused('/admin')], { code: 'namespace-refused', namespace: '/admin', message: 'Not allowed' }, 'bad'],
  ['a server of version 2 took it in a way that the client refuses', [...shaken('c1'), ['namespace.requested', {}, 'c1'], ['namespace.connected', { nameless: true }, 'c1']], { code: 'namespace-refused', namespace: '/', message: '' }, 'bad'],
  ['the upgrade is on its way', [...shaken('c1'), ...joined('c1')], { code: 'polling', upgrade: 'pending', failures: 0 }, 'good'],
  ['the upgrade was refused', pollingOnly('c1'), { code: 'polling', upgrade: 'failed', failures: 1 }, 'fair'],
  ['the upgrade was refused in each session', [...pollingOnly('c1'), ended('c1'), ...pollingOnly('c2')], { code: 'polling', upgrade: 'failed', failures: 2 }, 'fair'],
  ['no upgrade is offered', [...shaken('c1', {}, []), ...joined('c1')], { code: 'polling', upgrade: 'not-offered', failures: 0 }, 'fair'],
  ['it is connected', healthy('c1'), { code: 'connected', transport: 'websocket' }, 'good'],
  ['it was found connected', [['engine.attempted', { late: true, transport: 'websocket' }, 'c1']], { code: 'connected', transport: 'websocket' }, 'good'],
  ['the page closed it', [...healthy('c1'), ['namespace.left', { by: 'page' }, 'c1'], ended('c1', 'page')], { code: 'closed', by: 'page' }, 'idle'],
  ['the page closed it without a word', [...healthy('c1'), ended('c1', 'page')], { code: 'closed', by: 'page' }, 'idle'],
  ['the server closed it', [...healthy('c1'), ended('c1', 'server')], { code: 'closed', by: 'server' }, 'bad'],
  ['it was lost', [...healthy('c1'), ended('c1')], { code: 'closed', by: 'network' }, 'bad'],
])('%s', (_, lines, health, mood) => {
  expect(judge(...lines)).toEqual([health, mood]);
});

describe('the client closes a connection whose last namespace is gone, and the reason is', () => {
  test.each<[string, readonly Line[], Health, Mood]>([
    ['the refusal', [...shaken('c1'), ['namespace.requested', {}, 'c1'], refused(), ended('c1', 'page')], { code: 'namespace-refused', namespace: '/', message: 'Not allowed' }, 'bad'],
    ['the server', [...healthy('c1'), ['namespace.left', { by: 'server' }, 'c1'], ended('c1', 'page')], { code: 'closed', by: 'server' }, 'bad'],
    ['the page, where it left one itself', [...healthy('c1'), refused('/admin'), ['namespace.left', { by: 'page' }, 'c1'], ended('c1', 'page')], { code: 'closed', by: 'page' }, 'idle'],
  ])('%s', (_, lines, health, mood) => {
    expect(judge(...lines)).toEqual([health, mood]);
  });
});

test('of several lines the gravest is heard', () => {
  expect(judge(...healthy('c1'), ...dead('c2', other))).toEqual([{ code: 'failing', attempts: 1 }, 'bad']);
  expect(judge(...healthy('c1'), ...shaken('c2', other), ...upgradeRefused('c2'))[0]).toMatchObject({ code: 'polling' });
  expect(judge(...healthy('c1'), ...healthy('c2', other), ended('c2', 'page'))[0]).toMatchObject({ code: 'connected' });
});

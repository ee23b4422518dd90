// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFakeHost } from '../../test/fixtures/fake-host.ts';
import { upgradeChecked } from '../../test/fixtures/stories.ts';
import { judge } from '../diagnosis/judgement.ts';
import { createLiveSession, type LiveSession } from './live-session.ts';

const message = [3000, 'event.received', { namespace: '/', name: 'tick', size: 9, attachments: 0, preview: '["tick"]' }, 'c1'] as const;
let session: LiveSession;
let host: ReturnType<typeof createFakeHost>;
const shown = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
  host = createFakeHost(upgradeChecked);
  session = createLiveSession(host.feed, host.current);
  session.judgeBy(judge);
  session.subscribe(shown);
  shown.mockClear();
});
afterEach(() => {
  session.stop();
  vi.useRealTimers();
});

const problems = (): string[] => session.snapshot().verdicts.filter(({ outcome }) => outcome === 'problem').map(({ rule }) => rule);

test('what was there before is judged soon, for the badge', () => {
  expect(session.snapshot().health.code).toBe('polling');
  vi.advanceTimersByTime(200);
  expect(problems()).toEqual(['websocket-upgrade-refused']);
});

test('a flood of messages does not wake the closed panel', () => {
  vi.advanceTimersByTime(5000);
  shown.mockClear();
  for (let count = 0; count < 500; count += 1) host.play(message);
  vi.advanceTimersByTime(10_000);
  expect(shown).not.toHaveBeenCalled();
});

test('the open panel shows a burst once, in the next frame', () => {
  vi.advanceTimersByTime(5000);
  session.watch(true);
  vi.advanceTimersByTime(100);
  shown.mockClear();
  for (let count = 0; count < 50; count += 1) host.play(message);
  vi.advanceTimersByTime(16);
  expect(shown).toHaveBeenCalledTimes(1);
  expect(session.snapshot().events).toHaveLength(upgradeChecked.length + 50);
});

test('part of the story reaches the bubble though nobody looks', () => {
  vi.advanceTimersByTime(5000);
  shown.mockClear();
  host.play([4000, 'engine.closed', { by: 'server', how: 'polling' }, 'c1']);
  vi.advanceTimersByTime(16);
  expect(shown).toHaveBeenCalledTimes(1);
  expect(session.snapshot().health).toEqual({ code: 'closed', by: 'server' });
});

test('stopped, it hears nothing more', () => {
  session.stop();
  host.play([4000, 'engine.closed', { by: 'server', how: 'polling' }, 'c1']);
  vi.advanceTimersByTime(5000);
  expect(shown).not.toHaveBeenCalled();
});

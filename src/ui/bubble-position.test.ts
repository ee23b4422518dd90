// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { keepBubblePosition, readBubblePosition } from './bubble-position.ts';

beforeEach(() => localStorage.clear());

test('the bubble first sits where the developer wants it', () => {
  expect(readBubblePosition()).toEqual({ side: 'right', y: 1 });
  expect(readBubblePosition('top-left')).toEqual({ side: 'left', y: 0 });
});

test('and then where a person put it', () => {
  keepBubblePosition({ side: 'left', y: 0.4 });
  expect(readBubblePosition('bottom-right')).toEqual({ side: 'left', y: 0.4 });
});

test.each(['', 'null', '{"y":7}', '{"y":"1"}', 'broken'])('what it cannot read (%s) it ignores', (kept) => {
  localStorage.setItem('sockscope:bubble', kept);
  expect(readBubblePosition()).toEqual({ side: 'right', y: 1 });
});

test('where storage is forbidden it still works', () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('', 'SecurityError');
  });
  expect(readBubblePosition()).toEqual({ side: 'right', y: 1 });
});

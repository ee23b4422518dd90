import { describe, expect, test } from 'vitest';
import { HEAD_BYTES, headOf, STORY_BYTES } from './preview.ts';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const bounds = [HEAD_BYTES, STORY_BYTES] as const;

describe.each(bounds)('a head of %d bytes', (bytes) => {
  test.each(['', 'short', '2["chat",{"text":"hi"}]', 'x'.repeat(bytes), '한'.repeat(bytes / 4)])('of a short text is the text: %#', (text) => {
    expect(headOf(text, bytes)).toBe(text);
  });

  test.each<[string, string]>([
    ['ASCII', 'x'], ['Korean', '한글'], ['emoji', '😀'], ['emoji of several parts', '👩‍👩‍👧‍👦'], ['all kinds', 'a한😀é'], ['halves of pairs', '\ud83d'],
  ])('of a long text in %s is bounded', (_, part) => {
    const head = headOf(part.repeat(bytes + 1), bytes);
    expect(bytesOf(head)).toBeLessThanOrEqual(bytes);
    expect(bytesOf(head)).toBeGreaterThan(bytes - 4);
  });

  test.each(['x', '한', '😀', 'é'])('of %s cuts no character in two, wherever the bound falls', (part) => {
    for (let shift = 0; shift < 4; shift += 1) {
      const text = 'a'.repeat(shift) + part.repeat(bytes + 1);
      const head = headOf(text, bytes);
      expect(text.startsWith(head)).toBe(true);
      expect(head).not.toContain('\ufffd');
      expect(head).not.toMatch(/[\ud800-\udbff]$/);
    }
  });

  test('is never more than the whole text', () => {
    for (const length of [bytes / 2 + 1, bytes - 1, bytes, bytes + 1]) {
      const text = 'x'.repeat(length);
      expect(headOf(text, bytes)).toBe(text.slice(0, bytes));
    }
  });
});

test('one head is not another’s: they share their scratch only while they are made', () => {
  const first = headOf('a'.repeat(5_000), STORY_BYTES);
  const second = headOf('b'.repeat(300), HEAD_BYTES);
  expect(first).toBe('a'.repeat(STORY_BYTES));
  expect(second).toBe('b'.repeat(HEAD_BYTES));
});

import { expect, test } from 'vitest';
import { memoryReason } from './memory-reason.ts';

test.each([
  ['QuotaExceededError: The current transaction exceeded its quota limitations.', 'full'],
  ['UnknownError: Connection to Indexed Database server lost. Refresh the page to try again', 'silent'],
  ['InvalidStateError: The database connection is closing', 'silent'],
  ['Error: no answer', 'silent'],
  ['closed', 'silent'],
  ['AbortError: The transaction was aborted', 'silent'],
  ['SecurityError: Failed to read the indexedDB property', 'refused'],
  ['TypeError: Cannot read properties of undefined (reading open)', 'refused'],
  ['InvalidStateError: A mutation operation was attempted on a database that did not allow mutations.', 'refused'],
  [undefined, 'refused'],
])('%s: %s', (because, expected) => {
  expect(memoryReason(because)).toBe(expected);
});

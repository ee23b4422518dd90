import { expect, test } from 'vitest';
import { recordOf } from '../../test/fixtures/records.ts';
import type { Ending, SessionRecord } from '../events/session-record.ts';
import { endingOf } from './ending.ts';

const now = 1_800_000_000_000;
const HOUR = 3_600_000;
const none = new Set<string>();

test.each<[string, Partial<SessionRecord>, Partial<SessionRecord>, ReadonlySet<string> | undefined, Ending | undefined]>([
  ['a page holds it', { state: 'visible' }, {}, new Set(['s']), 'open'],
  ['it said goodbye', { state: 'left' }, {}, none, 'closed'],
  ['it said goodbye, and its page was there again', { state: 'left' }, { reload: true, startedAt: now - HOUR + 900 }, none, 'reloaded'],
  ['another page was reloaded at that time', { state: 'left' }, { reload: true, startedAt: now - HOUR + 900, url: 'https://app.test/other' }, none, 'closed'],
  ['its page was opened anew', { state: 'left' }, { reload: false, startedAt: now - HOUR + 900 }, none, 'closed'],
  ['its page was reloaded much later', { state: 'left' }, { reload: true, startedAt: now - HOUR / 2 }, none, 'closed'],
  ['the recording was stopped', { state: 'stopped' }, {}, none, 'stopped'],
  ['no goodbye, in the background', { state: 'hidden' }, {}, none, 'killed'],
  ['no goodbye, before somebody’s eyes', { state: 'visible' }, {}, none, 'crashed'],
  ['no goodbye, just now, and nobody can tell who holds what', { state: 'visible', seenAt: now - 1_000 }, {}, undefined, 'open'],
  ['no goodbye, long ago, and nobody can tell who holds what', { state: 'visible' }, {}, undefined, 'crashed'],
  ['it is of a version that did not note it', {}, {}, none, undefined],
])('%s', (_, fields, next, held, expected) => {
  const record = recordOf('s', { seenAt: now - HOUR, ...fields });
  expect(endingOf(record, [recordOf('next', next), record], held, now)).toBe(expected);
});

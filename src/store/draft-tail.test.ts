// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { decodeChunk } from '../events/chunk.ts';
import { createMemory } from '../events/connection-memory.ts';
import { createRing } from '../events/ring.ts';
import type { SessionRecord } from '../events/session-record.ts';
import { leaveDraft } from './draft-tail.ts';
import { TAIL_PREFIX } from './tail.ts';

const record: SessionRecord = { id: 's1', app: 'shop', url: 'https://shop.test', startedAt: 0, lastAt: 5, events: 0, bytes: 0, marks: 0, masked: {} };
const left = (): string => localStorage.getItem(`${TAIL_PREFIX}s1`) ?? '';

beforeEach(() => localStorage.clear());

test('a draft holds the facts without a text that could be a secret, no packets, and can be read', () => {
  const ring = createRing(() => 7, () => undefined);
  ring.emit('page.erred', { kind: 'error', message: 'hunter2', source: 'https://shop.test/?token=hunter2' });
  ring.packet(createMemory('c1', 4), true, false, '42["auth","hunter2"]', 20);
  ring.emit('engine.attempted', {
    endpoint: 'https://api.test/hunter2/', transport: 'polling', protocol: 4, crossOrigin: true, queryKeys: ['hunter2'], seenBy: 'wire', late: false,
  }, 'c1');
  ring.emit('engine.failed', { transport: 'polling', ms: 12 }, 'c1');
  leaveDraft(record, ring.pending());
  expect(left()).not.toContain('hunter2');
  const [[, kept], [key, chunk]] = JSON.parse(left()) as [[unknown, SessionRecord], [unknown, string]];
  expect(kept).toMatchObject({ id: 's1', events: 3 });
  expect(key).toEqual(['chunk', 's1', 0.5]);
  expect(decodeChunk(chunk)).toMatchObject({
    state: 'read', unreadable: 0, events: [
      { seq: 1, type: 'page.erred', kind: 'error', message: '' },
      { seq: 2, type: 'engine.attempted', transport: 'polling', protocol: 4, endpoint: '', queryKeys: [] },
      { seq: 3, type: 'engine.failed', ms: 12, connection: 'c1' },
    ],
  });
});

test('a later draft takes the place of an earlier one, and has a bound', () => {
  const ring = createRing(() => 7, () => undefined);
  for (let index = 0; index < 3_000; index += 1) {
    ring.emit('page.hidden', {});
    if (index === 9) leaveDraft(record, ring.pending());
  }
  expect(left()).toContain('"events":10');
  leaveDraft(record, ring.pending());
  expect(left().length).toBeLessThan(100_000);
  expect(left()).toContain('"events":500');
});

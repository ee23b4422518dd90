import { describe, expect, test } from 'vitest';
import { stamp, upgradeRefused } from '../../../test/fixtures/stories.ts';
import { en } from '../../words/en/index.ts';
import { createRows, everything, matcher, withChatter } from './filter.ts';

const events = stamp(upgradeRefused);
const types = (filter: typeof everything): string[] => events.filter(matcher(filter, en)).map(({ type }) => type);

describe('the filter', () => {
  test('leaves out polls and heartbeats at first', () => {
    expect(types(everything)).not.toContain('poll.answered');
    expect(types(withChatter(everything))).toHaveLength(events.length);
  });

  test('shows problems only', () => {
    expect(types({ ...everything, problemsOnly: true })).toEqual(['websocket.closed', 'engine.upgrade-failed']);
  });

  test('finds what a person reads, what a developer names, and what was in the message', () => {
    expect(types({ ...everything, text: 'was refused' })).toEqual(['engine.upgrade-failed']);
    expect(types({ ...everything, text: 'upgrade-failed' })).toEqual(['engine.upgrade-failed']);
    expect(types({ ...everything, text: '"user":42' })).toEqual(['event.sent']);
  });

  test('keeps to one connection, and to what came after a moment', () => {
    expect(types({ ...everything, connection: 'c2' })).toEqual(['session.started', 'storage.changed']);
    expect(types({ ...everything, since: 12 })).toEqual(['ack.received']);
  });

  test('never hides a mark', () => {
    const [mark] = stamp([[5, 'mark.made', { words: 'now' }]]);
    expect(matcher({ ...everything, areas: [], problemsOnly: true }, en)(mark!)).toBe(true);
  });
});

describe('rows', () => {
  test('only grow while the log only grows', () => {
    const rowsOf = createRows();
    const log = events.slice(0, 6);
    const rows = rowsOf(log, everything, en);
    const before = rows.length;
    log.push(...events.slice(6));
    expect(rowsOf(log, everything, en)).toBe(rows);
    expect(rows.length).toBeGreaterThan(before);
    expect(rows.map(({ seq }) => seq)).toEqual(createRows()(events, everything, en).map(({ seq }) => seq));
  });

  test('begin anew when the log dropped something or the filter changed', () => {
    const rowsOf = createRows();
    const rows = rowsOf(events, everything, en);
    expect(rowsOf(events.slice(3), everything, en)).not.toBe(rows);
    expect(rowsOf(events, { ...everything, text: 'joined' }, en)).toHaveLength(1);
  });
});

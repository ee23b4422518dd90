import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { saidBy } from '../../test/lab/judge.ts';
import { variants } from '../../test/lab/variants/index.ts';
import type { LogEvent } from '../events/events.ts';
import { parseEvent } from '../events/parse.ts';
import { diagnose } from './diagnose.ts';

const folder = join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'lab');
const recordings = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.ndjson')).sort();

const read = (name: string): LogEvent[] =>
  readFileSync(join(folder, name), 'utf8').trim().split('\n').map((line) => {
    const event = parseEvent(JSON.parse(line));
    if (!event) throw new Error(`${name}: not in the vocabulary: ${line}`);
    return event;
  });

test('there are recordings of many causes, and of many healthy connections', () => {
  const ids = new Set(recordings.map((name) => name.split('.')[0]));
  const kept = variants.filter(({ id }) => ids.has(id));
  expect(kept.filter(({ expected }) => expected.length > 0).length).toBeGreaterThanOrEqual(70);
  expect(kept.filter(({ expected }) => expected.length === 0).length).toBeGreaterThanOrEqual(15);
});

describe('what the lab recorded', () => {
  test.each(recordings)('%s: its rules fire, and every other one is silent', (name) => {
    const variant = variants.find(({ id }) => id === name.split('.')[0]);
    if (!variant) throw new Error(`no variant of the lab is called ${name}`);
    const { expected, also = [], sets = [] } = variant;
    const { problem, unclear } = saidBy(diagnose(read(name)));
    const allowed = new Set([...expected, ...also, ...sets.flat()]);
    const found = [...problem, ...unclear];
    expect(found.filter((id) => !allowed.has(id)), 'fires, and should not').toEqual([]);
    const asSet = sets.some((set) => set.every((id) => found.includes(id)));
    expect(expected.filter((id) => !found.includes(id) && !asSet), 'should fire, and does not').toEqual([]);
  });
});

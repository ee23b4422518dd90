import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isChatter } from '../../src/events/chatter.ts';
import type { LogEvent } from '../../src/events/events.ts';
import type { Run } from './run-variant.ts';

/** Where recordings lie: after the checkup; where that began is said by `checkup.started` in it. */
export const recordingsFolder = join(import.meta.dirname, '..', 'fixtures', 'lab');

const MOST_EVENTS = 400;

/** The first half of the bound and the last. */
function ends<T>(all: readonly T[], most: number): readonly T[] {
  const half = Math.floor(most / 2);
  return all.length <= most ? all : [...all.slice(0, half), ...all.slice(all.length - (most - half))];
}

/**
 * As much of a recording as shows the same: the story, a quarter of it chatter at most as long as there is more,
 * each from both ends where there is too much. Numbers stay as they were, so a gap shows what is left out.
 */
export function bounded(events: readonly LogEvent[], most = MOST_EVENTS): LogEvent[] {
  const all = events.filter(({ type }) => isChatter(type));
  const story = ends(events.filter(({ type }) => !isChatter(type)), most - Math.min(all.length, Math.floor(most / 4)));
  const chatter = ends(all, most - story.length);
  const kept = new Set([...story, ...chatter]);
  return events.filter((event) => kept.has(event));
}

/** Keeps what a run recorded, one event a line. */
export function keepRecording({ variant, engine, events }: Run): void {
  mkdirSync(recordingsFolder, { recursive: true });
  const lines = bounded(events.settled).map((event) => JSON.stringify(event));
  writeFileSync(join(recordingsFolder, `${variant}.${engine}.ndjson`), `${lines.join('\n')}\n`);
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isChatter } from '../../src/events/chatter.ts';
import type { LogEvent } from '../../src/events/events.ts';
import type { Run } from './run-variant.ts';

/** Where recordings lie: after the checkup; where that began is said by `checkup.started` in it. */
export const recordingsFolder = join(import.meta.dirname, '..', 'fixtures', 'lab');

const MOST_EVENTS = 400;

/**
 * As much of a recording as shows the same: all of the story, and of the chatter what is left of the bound, the
 * first half and the last. Numbers stay as they were, so a gap shows what is left out.
 */
export function bounded(events: readonly LogEvent[], most = MOST_EVENTS): LogEvent[] {
  const room = Math.max(0, most - events.filter(({ type }) => !isChatter(type)).length);
  const chatter = events.filter(({ type }) => isChatter(type));
  const half = Math.floor(room / 2);
  const kept = new Set(chatter.length <= room ? chatter : [...chatter.slice(0, half), ...chatter.slice(chatter.length - (room - half))]);
  return events.filter((event) => !isChatter(event.type) || kept.has(event));
}

/** Keeps what a run recorded, one event a line. */
export function keepRecording({ variant, engine, events }: Run): void {
  mkdirSync(recordingsFolder, { recursive: true });
  const lines = bounded(events.settled).map((event) => JSON.stringify(event));
  writeFileSync(join(recordingsFolder, `${variant}.${engine}.ndjson`), `${lines.join('\n')}\n`);
}

import type { InjectedFault } from './injected-faults.ts';

/** How a page ends. */
export type End = 'reload' | 'another page' | 'tab close' | 'content process killed' | 'browser killed';

/** One row of the report: what goes wrong before the page dies, and how it dies. */
export interface Death {
  readonly name: string;
  readonly end: End;
  readonly fault?: InjectedFault | 'deleted' | 'blocked';
  /** The page is in the background when it dies. Where a driver cannot hide a page, the row is left out. */
  readonly hidden?: boolean;
  /** The page gets so many other events with each number. */
  readonly flood?: number;
  /** ms of traffic before the death, at least and at most. */
  readonly after: readonly [number, number];
  /** Deaths of a full run, in each engine. */
  readonly times: number;
  /** What the platform refuses or throws away; the row is then judged by what was still in memory. */
  readonly refused?: string;
}

const SOON = [600, 2_600] as const;

/** Every way to die that is tried. */
export const deaths: readonly Death[] = [
  { name: 'reload', end: 'reload', after: SOON, times: 10 },
  { name: 'left for another page', end: 'another page', after: SOON, times: 4 },
  { name: 'tab closed', end: 'tab close', after: SOON, times: 10 },
  { name: 'content process killed', end: 'content process killed', after: SOON, times: 10 },
  { name: 'browser killed', end: 'browser killed', after: SOON, times: 10 },
  { name: 'content process killed in a flood', end: 'content process killed', flood: 15, after: SOON, times: 10 },
  { name: 'killed in the background', end: 'content process killed', hidden: true, after: SOON, times: 6 },
  { name: 'database deleted, then killed', end: 'content process killed', fault: 'deleted', after: SOON, times: 6, refused: 'what the deletion took; all of it was still in memory' },
  { name: 'every other open fails, killed', end: 'content process killed', fault: 'open', after: SOON, times: 4 },
  { name: 'every other put fails, killed', end: 'content process killed', fault: 'put', after: SOON, times: 4 },
  { name: 'every other commit fails, killed', end: 'content process killed', fault: 'commit', after: SOON, times: 4 },
  { name: 'connection dies again and again, killed', end: 'browser killed', fault: 'dead', after: SOON, times: 4 },
  { name: 'a transaction never ends, reload meanwhile', end: 'reload', fault: 'endless', after: [2_000, 4_000], times: 3 },
  { name: 'a transaction never ends, killed meanwhile', end: 'content process killed', fault: 'endless', after: [1_500, 5_000], times: 4 },
  { name: 'a transaction never ends, killed afterwards', end: 'content process killed', fault: 'endless', after: [8_000, 9_000], times: 3 },
  { name: 'disk full, reload', end: 'reload', fault: 'quota', after: SOON, times: 4, refused: 'what IndexedDB did not take; localStorage took the tail' },
  { name: 'storage blocked, reload', end: 'reload', fault: 'blocked', after: SOON, times: 3, refused: 'everything; judged by what could be exported before' },
];

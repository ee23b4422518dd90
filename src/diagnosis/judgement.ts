import type { LogEvent } from '../events/events.ts';
import { type Advice, adviceFor } from './advice.ts';
import { diagnoseTimeline, type Verdict } from './diagnose.ts';
import { type ServerStack, stackOf } from './stack.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** How the newest checkup ended. */
export interface Ending {
  readonly endpoint: string;
  /** What works from this device; absent where that is not known. */
  readonly advice?: Advice;
}

/** All that is judged of a session. */
export interface Judgement {
  readonly verdicts: readonly Verdict[];
  /** Absent until a checkup is through. */
  readonly ending?: Ending;
  /** By endpoint, where the server could be guessed. */
  readonly stacks: Readonly<Partial<Record<string, ServerStack>>>;
}

function endingOf(timeline: Timeline): Ending | undefined {
  const begun = timeline.of('checkup.started').slice(-1)[0];
  const through = timeline.of('checkup.finished').slice(-1)[0];
  if (!begun || !through || through.seq < begun.seq || through.cancelled) return undefined;
  const advice = adviceFor(timeline, begun.endpoint);
  return { endpoint: begun.endpoint, ...(advice !== undefined && { advice }) };
}

/** Judges a session. Verdicts that are there already are not made again. */
export const judge = (events: readonly LogEvent[], verdicts?: readonly Verdict[]): Judgement => judgeTimeline(createTimeline(events), verdicts);

/** The same of a log that is indexed already. */
export function judgeTimeline(timeline: Timeline, verdicts?: readonly Verdict[]): Judgement {
  const ending = endingOf(timeline);
  const endpoints = [...new Set(timeline.connections.map(({ endpoint }) => endpoint))];
  const stacks = Object.fromEntries(endpoints.flatMap((endpoint) => {
    const stack = stackOf(timeline, endpoint);
    return stack ? [[endpoint, stack]] : [];
  }));
  return { verdicts: verdicts ?? diagnoseTimeline(timeline), ...(ending && { ending }), stacks };
}

import { diagnoseTimeline } from '../src/diagnosis/diagnose.ts';
import { createGrowingTimeline } from '../src/diagnosis/growing-timeline.ts';
import type { LogEvent } from '../src/events/events.ts';
import { ended, healthy, pollingOnly, shaken, dead } from '../test/fixtures/scenes.ts';
import { type Line, session } from '../test/fixtures/session.ts';

/** One connection's life, with what it says. */
const life = (id: number): Line[] => {
  const name = `c${id}`;
  const said = Array.from({ length: 60 }, (_, index): Line[] => [['event.sent', { id: index }, name], ['ack.received', { id: index }, name], ['engine.pinged', {}, name]]).flat();
  if (id % 10 === 0) return dead(name, { credentials: true });
  if (id % 10 === 1) return [...shaken(name, {}, []), ...said, ended(name)];
  return [...(id % 10 === 2 ? pollingOnly(name) : healthy(name)), ...said, ended(name)];
};

let log: LogEvent[] = [];
function logOf(facts: number): LogEvent[] {
  if (log.length >= facts) return log;
  const lines: Line[] = [];
  for (let id = 1; lines.length < facts; id += 1) lines.push(...life(id));
  return (log = session(['session.started'], ...lines));
}

Object.assign(window, {
  /** ms to judge `facts` facts at once, and again with `news` more. */
  judge(facts: number, news: number) {
    const events = logOf(facts + news);
    const timeline = createGrowingTimeline();
    const judge = (some: readonly LogEvent[]) => diagnoseTimeline(timeline(some));
    const begun = performance.now();
    judge(events.slice(0, facts));
    const between = performance.now();
    const verdicts = judge(events.slice(0, facts + news));
    return { whole: between - begun, again: performance.now() - between, found: verdicts.filter(({ outcome }) => outcome !== 'ok').length };
  },
});

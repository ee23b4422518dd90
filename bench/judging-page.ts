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

/** Logs of one kind; each life is so long that all kinds come to as many facts. */
const kinds: Readonly<Record<string, (id: number) => Line[]>> = {
  'connections that fail, reconnect and talk': life,
  'one connection that talks': (id) => (id === 1 ? healthy('c1') : [['event.sent', { id }, 'c1'], ['ack.received', { id }, 'c1'], ['engine.pinged', {}, 'c1']]),
  'attempts of which every one dies': (id) => dead(`c${id}`, { credentials: true }),
};

const logs = new Map<string, LogEvent[]>();
function logOf(kind: string, facts: number): LogEvent[] {
  const known = logs.get(kind);
  if (known) return known;
  const lines: Line[] = [];
  for (let id = 1; lines.length < facts; id += 1) lines.push(...(kinds[kind]?.(id) ?? []));
  const log = session(['session.started'], ...lines);
  logs.set(kind, log);
  return log;
}

Object.assign(window, {
  kinds: Object.keys(kinds),
  /** ms to judge `facts` facts at once, and again with `news` more. */
  judge(kind: string, facts: number, news: number) {
    const events = logOf(kind, facts + news);
    const timeline = createGrowingTimeline();
    const judge = (some: readonly LogEvent[]) => diagnoseTimeline(timeline(some));
    const begun = performance.now();
    judge(events.slice(0, facts));
    const between = performance.now();
    const verdicts = judge(events.slice(0, facts + news));
    return { whole: between - begun, again: performance.now() - between, found: verdicts.filter(({ outcome }) => outcome !== 'ok').length };
  },
});

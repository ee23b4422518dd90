import type { Timeline } from './timeline.ts';

/** A view of a timeline that is computed once, however many rules ask for it. It must not be changed by them. */
export function perTimeline<T>(compute: (timeline: Timeline) => T): (timeline: Timeline) => T {
  const known = new WeakMap<Timeline, { readonly view: T }>();
  return (timeline) => {
    const entry = known.get(timeline) ?? { view: compute(timeline) };
    known.set(timeline, entry);
    return entry.view;
  };
}

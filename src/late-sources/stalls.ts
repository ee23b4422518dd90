import type { LateSource } from '../sources/late-source.ts';

/** Shorter tasks delay no packet so much that a person would feel it. */
const LONG_MS = 200;

/** Tasks that held the main thread, by the Long Tasks API, which Chromium alone has. https://w3c.github.io/longtasks/ */
export const stalls: LateSource = ({ emit, guard }) => {
  if (!PerformanceObserver.supportedEntryTypes.includes('longtask')) return () => undefined;
  const observer = new PerformanceObserver(guard((list) => {
    for (const { duration } of list.getEntries()) if (duration >= LONG_MS) emit('page.stalled', { ms: Math.round(duration) });
  }));
  observer.observe({ type: 'longtask', buffered: true });
  return () => observer.disconnect();
};

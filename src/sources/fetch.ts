import type { Stop } from '../events/events.ts';
import { readEngineUrl } from '../protocol/engine-url.ts';
import type { WireContext } from './xhr.ts';

/** Chromium and Firefox; WebKit has no `responseStatus`. */
type ResourceTiming = PerformanceResourceTiming & { readonly responseStatus?: number };

/**
 * Notices long-polling through `fetch` (socket.io-client 4.8's Fetch transport) by Resource Timing,
 * without touching `fetch`: wrapping it would trip native checks, and `clone()` breaks back-pressure.
 * The contents stay unknown at this level, and in WebKit so do failures, which leave no entry.
 */
export function noticeFetch({ emit, guard, connections }: WireContext): Stop {
  const observer = new PerformanceObserver(guard((list) => {
    for (const entry of list.getEntries() as ResourceTiming[]) {
      const url = entry.initiatorType === 'fetch' ? readEngineUrl(entry.name) : undefined;
      if (!url) continue;
      // A status of 0 means that the page may not know it.
      const status = entry.responseStatus || undefined;
      emit('poll.noticed', { ms: Math.round(entry.duration), received: entry.encodedBodySize, status }, connections.find(url.sid)?.id);
    }
  }));
  // Where it is missing or refuses, this source alone switches itself off.
  observer.observe({ type: 'resource', buffered: true });
  return () => observer.disconnect();
}

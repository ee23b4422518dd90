import { readEngineUrl } from '../protocol/engine-url.ts';
import type { LateContext, LateSource } from '../sources/late-source.ts';
import { wrapFetch } from './fetch.ts';
import { watchHandshakes } from './handshakes.ts';

/** Chromium and Firefox; WebKit has no `responseStatus`. */
type ResourceTiming = PerformanceResourceTiming & { readonly responseStatus?: number };

/**
 * What Resource Timing knows of polling, without touching anything: the parts of a handshake's time, how
 * long the handshake of a late connection took, and polling by fetch (the Fetch transport of 4.8) or by
 * script tag (JSONP of 2.x). Once fetch polls, `fetch` is wrapped, and not before.
 */
export const resources: LateSource = (context) => {
  const { guard } = context;
  let unwrap: (() => void) | undefined;
  let wrappedAt = Infinity;
  const handshakes = watchHandshakes(context);
  const observer = new PerformanceObserver(guard((list) => {
    for (const entry of list.getEntries() as ResourceTiming[]) {
      const url = readEngineUrl(entry.name);
      if (url?.transport !== 'polling') continue;
      const { initiatorType: by, startTime } = entry;
      if (by === 'xmlhttprequest') handshakes.read(entry, url);
      else if ((by === 'fetch' && startTime < wrappedAt) || by === 'script') notice(context, entry, by, url.sid);
      if (by === 'fetch' && !unwrap) {
        unwrap = wrapFetch(context);
        wrappedAt = context.natives.monotonic();
      }
    }
  }));
  // Where it is missing or refuses, this source alone switches itself off.
  observer.observe({ type: 'resource', buffered: true });
  return () => {
    observer.disconnect();
    handshakes.stop();
    unwrap?.();
  };
};

function notice({ emit, connections }: LateContext, entry: ResourceTiming, by: 'fetch' | 'script', sid: string | undefined): void {
  // A status of 0 means that the page may not know it.
  const status = entry.responseStatus || undefined;
  emit('poll.noticed', { by, ms: Math.round(entry.duration), received: entry.encodedBodySize, status }, connections.find(sid)?.id);
}

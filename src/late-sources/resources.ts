import { readEngineUrl } from '../protocol/engine-url.ts';
import type { LateContext, LateSource } from '../sources/late-source.ts';
import { wrapFetch } from './fetch.ts';

/** Chromium and Firefox; WebKit has no `responseStatus`. */
type ResourceTiming = PerformanceResourceTiming & { readonly responseStatus?: number };

/** A request begins this much later than it was asked for, at most; browsers round their clocks besides. */
const BEGIN_MS = 100;
const ROUNDING_MS = 2;
/** Sessions remembered for connections that may be found yet. */
const SESSIONS_KEPT = 100;

/**
 * What Resource Timing knows of polling, without touching anything: the parts of a handshake's time, how
 * long the handshake of a late connection took, and polling by fetch (the Fetch transport of 4.8) or by
 * script tag (JSONP of 2.x). Once fetch polls, `fetch` is wrapped, and not before.
 */
export const resources: LateSource = (context) => {
  const { guard } = context;
  let unwrap: (() => void) | undefined;
  let wrappedAt = Infinity;
  const handshakes = readHandshakes(context);
  const observer = new PerformanceObserver(guard((list) => {
    for (const entry of list.getEntries() as ResourceTiming[]) {
      const url = readEngineUrl(entry.name);
      if (url?.transport !== 'polling') continue;
      const { initiatorType: by, startTime } = entry;
      if (by === 'xmlhttprequest') handshakes(entry, url);
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
    unwrap?.();
  };
};

function notice({ emit, connections }: LateContext, entry: ResourceTiming, by: 'fetch' | 'script', sid: string | undefined): void {
  // A status of 0 means that the page may not know it.
  const status = entry.responseStatus || undefined;
  emit('poll.noticed', { by, ms: Math.round(entry.duration), received: entry.encodedBodySize, status }, connections.find(sid)?.id);
}

/** Joins the entries of polling handshakes to connections: at once by their time, late ones by the session that polled next. */
function readHandshakes({ emit, connections }: LateContext): (entry: ResourceTiming, url: { endpoint: string; sid: string | undefined }) => void {
  const unclaimed = new Map<string, ResourceTiming>();
  const sessions = new Set<string>();

  return (entry, { endpoint, sid }) => {
    const { startTime: begin } = entry;
    if (sid === undefined) {
      const connection = connections.all.find(({ late, startedAt }) => !late && begin > startedAt - ROUNDING_MS && begin < startedAt + BEGIN_MS);
      if (connection) tellParts(entry, connection.id);
      else unclaimed.set(endpoint, entry);
      return;
    }
    if (sessions.has(sid)) return;
    const connection = connections.find(sid);
    const handshake = unclaimed.get(endpoint);
    if (!connection?.late || !handshake) return;
    sessions.add(sid);
    if (sessions.size > SESSIONS_KEPT) sessions.clear();
    unclaimed.delete(endpoint);
    emit('engine.handshake-recovered', { ms: Math.round(handshake.duration) }, connection.id);
    tellParts(handshake, connection.id);
  };

  /** A server of another origin has to allow it (`Timing-Allow-Origin`); then there are parts, otherwise zeros. */
  function tellParts(entry: ResourceTiming, id: string): void {
    const { startTime, fetchStart, domainLookupStart, domainLookupEnd, connectStart, connectEnd, secureConnectionStart, requestStart, responseStart, responseEnd } = entry;
    if (!requestStart) return;
    const part = (from: number, to: number): number => Math.max(0, Math.round(to - from));
    emit('engine.handshake-timed', {
      queued: part(startTime, domainLookupStart || fetchStart),
      dns: part(domainLookupStart, domainLookupEnd),
      tcp: part(connectStart, secureConnectionStart || connectEnd),
      tls: secureConnectionStart ? part(secureConnectionStart, connectEnd) : 0,
      waited: part(requestStart, responseStart),
      downloaded: part(responseStart, responseEnd),
    }, id);
  }
}

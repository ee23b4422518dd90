import type { Stop } from '../events/events.ts';
import type { Connection } from '../sources/connections.ts';
import type { LateContext } from '../sources/late-source.ts';
import { everySecond } from './every-second.ts';

/** A request begins this much later than it was asked for, at most; browsers round their clocks besides. */
const BEGIN_MS = 100;
const ROUNDING_MS = 2;
/** Handshakes and sessions remembered for connections that may be found yet. */
const KEPT = 100;

/** Handshakes as Resource Timing has them. */
export interface Handshakes {
  /** An entry of a polling request. */
  read(entry: PerformanceResourceTiming, url: { readonly endpoint: string; readonly sid: string | undefined }): void;
  readonly stop: Stop;
}

interface Unclaimed {
  readonly endpoint: string;
  readonly entry: PerformanceResourceTiming;
}

/**
 * Joins the entries of polling handshakes to connections, each once: by when they began, or, of a
 * connection that was there before us, by its session, which polled as soon as it had its handshake.
 */
export function watchHandshakes(context: LateContext): Handshakes {
  const { emit, connections } = context;
  const unclaimed = new Set<Unclaimed>();
  /** By session; `undefined` when it was told. */
  const sessions = new Map<string, PerformanceResourceTiming | undefined>();
  const timed = new WeakSet<Connection>();

  const claim = ({ startTime }: PerformanceResourceTiming, endpoint: string): Connection | undefined =>
    connections.all.find((connection) => {
      const { late, startedAt } = connection;
      return !late && connection.endpoint === endpoint && !timed.has(connection) && startTime > startedAt - ROUNDING_MS && startTime < startedAt + BEGIN_MS;
    });

  const tell = (): void => {
    for (const [sid, entry] of sessions) {
      const connection = connections.find(sid);
      if (!entry || !connection) continue;
      sessions.set(sid, undefined);
      emit('engine.handshake-recovered', { ms: Math.round(entry.duration) }, connection.id);
      tellParts(entry, connection.id);
    }
  };
  // A connection that was there before us may be found later than its entries were read.
  const stop = everySecond(context, tell);

  /** A server of another origin has to allow it (`Timing-Allow-Origin`); then there are parts, otherwise zeros. */
  function tellParts(entry: PerformanceResourceTiming, id: string): void {
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

  return {
    read(entry, { endpoint, sid }) {
      if (sid === undefined) {
        const connection = claim(entry, endpoint);
        if (!connection) {
          if (unclaimed.size < KEPT) unclaimed.add({ endpoint, entry });
          return;
        }
        timed.add(connection);
        tellParts(entry, connection.id);
        return;
      }
      if (sessions.has(sid)) return;
      // Several may have been under way at once: its own is the last that had ended by then.
      const before = [...unclaimed].filter((one) => one.endpoint === endpoint && one.entry.responseEnd < entry.startTime + ROUNDING_MS);
      const [own] = before.sort((left, right) => right.entry.responseEnd - left.entry.responseEnd);
      if (!own) return;
      unclaimed.delete(own);
      if (sessions.size < KEPT) sessions.set(sid, own.entry);
      tell();
    },
    stop,
  };
}

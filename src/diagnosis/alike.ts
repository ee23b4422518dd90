/** Timers of servers and proxies are exact; networks and busy devices add this much. */
const JITTER_MS = 300;
const JITTER_SHARE = 0.02;

/** Says whether two durations may come from one and the same timer, which is late by this share at most. */
export const isAlike = (left: number, right: number, share = JITTER_SHARE): boolean => Math.abs(left - right) <= JITTER_MS + share * Math.max(left, right);

/** The newest of these whose durations are nearly equal, in a row; empty where not even two are. */
export function newestAlike<T>(items: readonly T[], duration: (item: T) => number, share = JITTER_SHARE): T[] {
  const newest = items[items.length - 1];
  if (newest === undefined) return [];
  const odd = items.map((item) => isAlike(duration(item), duration(newest), share)).lastIndexOf(false);
  const alike = items.slice(odd + 1);
  return alike.length > 1 ? alike : [];
}

import type { Timeline } from './timeline.ts';

/** Engines notice a dead link late: WebKit was measured at 3.5 s. */
const NOTICED_LATE_MS = 6_000;

/** Says whether the device was offline at a time, or was found to be so just after it. */
export function isOffline(timeline: Timeline, at: number): boolean {
  const newest = timeline
    .of('page.went-offline', 'page.went-online')
    .filter((event) => event.at <= (event.type === 'page.went-offline' ? at + NOTICED_LATE_MS : at))
    .pop();
  if (newest?.type !== 'page.went-offline') return false;
  // Whoever got an answer since is online, whatever the browser says.
  return !timeline.of('engine.handshaken', 'websocket.opened').some((event) => event.at > newest.at && event.at <= at);
}

const hostOf = (address: string): string | undefined => /^\w+:\/\/([^/?#]+)/.exec(address)?.[1];

/**
 * Says whether the page's own policy (CSP) refused requests to an endpoint. One that allows
 * `http://host` does not cover `ws://host`, so each is asked for by itself.
 */
export const isBlockedByPolicy = (timeline: Timeline, endpoint: string, scheme: 'http' | 'ws'): boolean =>
  timeline.of('page.blocked').some(
    ({ directive, url }) => directive.startsWith('connect-src') && url.startsWith(scheme) && hostOf(url) === hostOf(endpoint),
  );

/** Says whether a page on https asks an endpoint on http, which browsers refuse. */
export const isMixedContent = (timeline: Timeline, endpoint: string): boolean =>
  endpoint.startsWith('http:') && (timeline.of('session.started')[0]?.url ?? '').startsWith('https:');

import type { EventOf } from '../events/events.ts';
import { perTimeline } from './per-timeline.ts';
import type { Timeline } from './timeline.ts';

/** Engines notice a dead link late: WebKit was measured at 3.5 s. */
const NOTICED_LATE_MS = 6_000;

const links = perTimeline((timeline) => ({
  changes: timeline.of('page.went-offline', 'page.went-online'),
  answers: timeline.of('engine.handshaken', 'websocket.opened'),
}));

/** The fact by which the device was offline at a time, or was found to be so just after it. */
export function offlineAt(timeline: Timeline, at: number): EventOf<'page.went-offline'> | undefined {
  const { changes, answers } = links(timeline);
  const newest = changes
    .filter((event) => event.at <= (event.type === 'page.went-offline' ? at + NOTICED_LATE_MS : at))
    .pop();
  if (newest?.type !== 'page.went-offline') return undefined;
  // Whoever got an answer since is online, whatever the browser says.
  return answers.some((event) => event.at > newest.at && event.at <= at) ? undefined : newest;
}

/** Says whether the device was offline at a time, or was found to be so just after it. */
export const isOffline = (timeline: Timeline, at: number): boolean => offlineAt(timeline, at) !== undefined;

/** Host and port of an address; of one without, nothing. */
const hostOf = (address: string): string | undefined => /^[\w+.-]+:\/\/([^/?#]+)/.exec(address)?.[1];

type Scheme = 'http' | 'ws';
type Blocked = EventOf<'page.blocked'>;

/** Policies may name paths; a report of what was redirected names none. */
const isOf = ({ url }: Blocked, endpoint: string): boolean => {
  const path = /^[^?#]*/.exec(url)?.[0].replace(/^ws/, 'http') ?? '';
  return hostOf(path) === hostOf(endpoint) && (path === endpoint || /^\w+:\/\/[^/]*\/?$/.test(path));
};

const policy = perTimeline((timeline) => {
  // `connect-src` also where `default-src` forbade it, but in older engines.
  const all = timeline.of('page.blocked').filter(({ directive }) => /^(?:connect|default)-src/.test(directive));
  const byPlace = new Map<string, readonly Blocked[]>();
  return (endpoint: string, scheme: Scheme): readonly Blocked[] => {
    const known = byPlace.get(`${scheme} ${endpoint}`) ?? all.filter((event) => event.url.startsWith(scheme) && isOf(event, endpoint));
    byPlace.set(`${scheme} ${endpoint}`, known);
    return known;
  };
});

/**
 * By which facts the page's own policy (CSP) refused requests to an endpoint. One that allows
 * `http://host` does not cover `ws://host`, so each is asked for by itself.
 */
export const blockedByPolicy = (timeline: Timeline, endpoint: string, scheme: Scheme): readonly Blocked[] => policy(timeline)(endpoint, scheme);

/** Says whether it did. */
export const isBlockedByPolicy = (timeline: Timeline, endpoint: string, scheme: Scheme): boolean =>
  blockedByPolicy(timeline, endpoint, scheme).length > 0;

/** What is known of the page itself; absent in a file that lost its beginning. */
export const pageOf: (timeline: Timeline) => EventOf<'session.started'> | undefined = perTimeline((timeline) => timeline.of('session.started')[0]);

/** Says whether an address is of the device on which the page runs. */
export const isLoopback = (address: string): boolean =>
  /^(?:localhost|.*\.localhost|127\.[\d.]+|\[::1\])(?::\d+)?$/.test(hostOf(address) ?? '');

/** Not so on iPhone and iPad, where the same names end in `iOS`. */
const allowsLoopback = (userAgent: string): boolean => /(?:Chrome|Chromium|Firefox)\//.test(userAgent);

/**
 * Says whether a page on https asks an endpoint on http, which browsers refuse. All but Safari allow
 * it where the endpoint is of the device itself.
 */
export function isMixedContent(timeline: Timeline, endpoint: string): boolean {
  const { url = '', userAgent = '' } = pageOf(timeline) ?? {};
  return endpoint.startsWith('http:') && url.startsWith('https:') && !(isLoopback(endpoint) && allowsLoopback(userAgent));
}

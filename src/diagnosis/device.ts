import type { Timeline } from './timeline.ts';

const userAgentOf = (timeline: Timeline): string => timeline.of('session.started')[0]?.userAgent ?? '';

/** Version of Safari or of another browser on iOS by Apple's engine; nothing elsewhere. */
function safariVersion(userAgent: string): readonly [major: number, minor: number] | undefined {
  if (!/iPhone|iPad|Macintosh/.test(userAgent) || /Chrome\/|Firefox\//.test(userAgent)) return undefined;
  const [, major, minor = '0'] = /Version\/(\d+)(?:\.(\d+))?/.exec(userAgent) ?? /(?:iPhone|CPU) OS (\d+)_(\d+)/.exec(userAgent) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
}

/** Safari 26, in which WebSockets were seen to fail by way of iCloud Private Relay. https://bugs.webkit.org/show_bug.cgi?id=302561 */
export const isAppleWithRelay = (timeline: Timeline): boolean => safariVersion(userAgentOf(timeline))?.[0] === 26;

/** Safari 15.0 to 15.3, whose WebSockets break on compressed messages (uNetworking/uWebSockets issue 1347). */
export function hasBrokenCompression(timeline: Timeline): boolean {
  const [major, minor = 9] = safariVersion(userAgentOf(timeline)) ?? [];
  return major === 15 && minor <= 3;
}

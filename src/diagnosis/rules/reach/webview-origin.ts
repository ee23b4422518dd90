import { isLoopback, pageOf } from '../../environment.ts';
import { defineRule } from '../../rule.ts';
import { crossOriginPolls, findingOf, isGone, troubles } from '../../troubles.ts';

/** The origin of a page inside an app, as a server has to name it; nothing for a page of the web. */
function appOrigin(url: string, userAgent: string): string | undefined {
  if (/^(?:file|about|data):/.test(url)) return 'null';
  const [origin, scheme = ''] = /^([\w+.-]+):\/\/[^/?#]*/.exec(url) ?? [];
  if (scheme !== 'http' && scheme !== 'https') return origin;
  // Capacitor on Android: an address of the web, of a server that is not there.
  return scheme === 'https' && isLoopback(url) && /; wv\)/.test(userAgent) ? origin : undefined;
}

/**
 * The page is inside an app (Capacitor, Ionic, Cordova, a file): its origin is `capacitor://localhost`,
 * `null` or the like, which no list of origins for the web holds.
 */
export const webviewOrigin = defineRule({
  id: 'webview-origin',
  severity: 'error',
  settledBy: ['reachable', 'script', 'cors-plain', 'websocket'],
  explains: ['origin-rejected', 'cors-headers-missing'],
  *judge(timeline) {
    const page = pageOf(timeline);
    const origin = page && appOrigin(page.url, page.userAgent);
    if (!origin) return;
    for (const trouble of troubles(timeline)) {
      const { says, before } = trouble;
      const polls = crossOriginPolls(trouble);
      if (polls.length === 0 || isGone(trouble) || says('cors-plain') === 'yes') continue;
      const settled = says('cors-plain') === 'no' && (says('script') === 'yes' || says('websocket') === 'yes');
      if (!settled && (before || says('script') === 'no')) continue;
      const finding = findingOf(trouble, settled ? 'problem' : 'unclear', polls, ['script', 'cors-plain', 'websocket'], { origin });
      yield { ...finding, evidence: [page.seq, ...finding.evidence] };
    }
  },
});

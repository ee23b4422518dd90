import { defineRule } from '../../rule.ts';
import { findingOf, hidingDeaths, isGone, isSocketIo, troubles } from '../../troubles.ts';

/** What a server says of a path that it does not serve: 404, or the app's own page. */
const isNotFound = (event: { readonly status?: number; readonly preview?: string }): boolean =>
  event.status === 404 || /^\s*</.test(event.preview ?? '');

/**
 * Socket.IO answers at this server, but on another path. Also a bare Node server, which never answers a
 * request for a path that nobody serves.
 */
export const wrongPath = defineRule({
  id: 'wrong-path',
  severity: 'error',
  settledBy: ['reachable', 'script', 'other-path'],
  explains: [
    'no-socket-io-here', 'html-instead-of-engine', 'gateway-error', 'server-hangs', 'server-unreachable', 'origin-rejected',
    'cors-headers-missing', 'wrong-scheme', 'websocket-only-refused', 'no-fallback', 'private-relay',
  ],
  *judge(timeline) {
    for (const trouble of troubles(timeline)) {
      const { waits, rebuffs, says, answers, before } = trouble;
      const settled = says('other-path') === 'yes';
      const happened = [
        ...hidingDeaths(trouble),
        ...waits.filter(({ type }) => type === 'engine.unanswered'),
        // What was said openly is a cause of its own until another path is known.
        ...(settled ? rebuffs.filter(isNotFound) : []),
      ];
      if (happened.length === 0 || isSocketIo(trouble) || says('other-path') === 'no') continue;
      if (!settled && (before || isGone(trouble))) continue;
      const path = answers['other-path']?.found?.['path'];
      yield findingOf(trouble, settled ? 'problem' : 'unclear', happened, ['other-path'], { path: settled && typeof path === 'string' ? path : '' });
    }
  },
});

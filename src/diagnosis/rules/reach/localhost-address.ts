import { isLoopback, pageOf } from '../../environment.ts';
import { byEndpoint, newestSeq } from '../../failing.ts';
import { defineRule } from '../../rule.ts';

const NO_ADDRESS = /^https?:\/\/0\.0\.0\.0(?::\d+)?\//;

/** A page of the web, not one of an app that is on the device itself. */
const isElsewhere = (url: string): boolean => /^https?:/.test(url) && !isLoopback(url);
/** An app on the phone: its server is never on the phone too. */
const isApp = (url: string): boolean => /^(?:capacitor|ionic):/.test(url);

/**
 * The address of the server is the device's own: `localhost` is right on the developer's machine and
 * means the phone on a phone. 0.0.0.0 is where a server listens, not an address to connect to.
 */
export const localhostAddress = defineRule({
  id: 'localhost-address',
  severity: 'error',
  settledBy: ['reachable', 'websocket'],
  explains: [
    'server-unreachable', 'server-hangs', 'mixed-content', 'cors-headers-missing', 'origin-rejected', 'cors-refuses-credentials',
    'cors-preflight-refused', 'wrong-path', 'no-socket-io-here', 'wrong-scheme', 'webview-origin', 'client-too-old',
    'websocket-only-refused', 'no-fallback', 'private-relay', 'websocket-handshake-unanswered',
  ],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const page = pageOf(timeline);
      const url = page?.url ?? '';
      const isOwn = NO_ADDRESS.test(endpoint) || (isLoopback(endpoint) && (isElsewhere(url) || isApp(url)));
      if (!page || !isOwn) continue;
      const answered = newestSeq(timeline, connections, 'engine.handshaken', 'poll.answered', 'poll.refused', 'websocket.opened');
      const deaths = connections.flatMap(({ id }) => timeline.within(id, 'poll.failed', 'websocket.closed', 'websocket.blocked', 'engine.unanswered'))
        .filter(({ seq }) => seq > answered).map(({ seq }) => seq);
      const { reachable, websocket } = timeline.answers(endpoint, answered);
      if (deaths.length === 0 || reachable?.answer === 'yes' || websocket?.answer === 'yes') continue;
      yield { outcome: 'problem', evidence: [page.seq, ...deaths.slice(-20)], args: { endpoint, times: deaths.length } };
    }
  },
});

import { isLoopback, offlineAt } from '../../environment.ts';
import { byEndpoint } from '../../failing.ts';
import { defineRule } from '../../rule.ts';
import { findingOf, troubles } from '../../troubles.ts';

/**
 * The device has no network now, and its connection is gone. Where the browser does not say so and the
 * page's own server is as silent as the other, it may be; it may also be that both are down.
 */
export const deviceOffline = defineRule({
  id: 'device-offline',
  severity: 'error',
  settledBy: ['same-origin', 'reachable'],
  explains: [
    'websocket-only-refused', 'no-fallback', 'private-relay', 'server-unreachable', 'server-hangs', 'heartbeat-lost',
    'half-open-after-network-change',
  ],
  *judge(timeline) {
    const now = timeline.events[timeline.events.length - 1]?.at ?? 0;
    const offline = offlineAt(timeline, now);
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      if (!offline || isLoopback(endpoint) || connections.some(({ state }) => state === 'open')) continue;
      const lost = connections.flatMap(({ end }) => (end && offlineAt(timeline, end.at) === offline ? end.seq : []));
      if (lost.length > 0) yield { outcome: 'problem', evidence: [offline.seq, ...lost.slice(-20)], args: { endpoint, times: lost.length } };
    }
    for (const trouble of troubles(timeline)) {
      const { deaths, says, answers } = trouble;
      if (offline || deaths.length === 0 || says('same-origin') !== 'no' || says('reachable') !== 'no') continue;
      const finding = findingOf(trouble, 'unclear', deaths, []);
      yield { ...finding, evidence: [...finding.evidence, ...[answers['same-origin'], answers.reachable].flatMap((event) => event?.seq ?? [])] };
    }
  },
});

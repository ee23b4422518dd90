import { byEndpointOf } from '../../grouping.ts';
import { defineRule } from '../../rule.ts';
import { standstillEndings } from '../../standstill-endings.ts';

/**
 * The device slept or the browser suspended the tab for longer than the server waits, so the connection
 * was given up, by either side. Nothing is wrong with it: the client connects again when the page wakes.
 * A visible page of a browser that does not tell of long tasks may as well have been busy.
 */
export const pageSuspended = defineRule({
  id: 'page-suspended',
  severity: 'info',
  settledBy: [],
  *judge(timeline) {
    const endings = standstillEndings(timeline).filter(({ still }) => still.busy !== 'yes');
    for (const [endpoint, same] of byEndpointOf(endings)) {
      yield {
        outcome: same.some(({ still }) => still.busy === 'no') ? 'problem' : 'unclear',
        evidence: same.flatMap(({ still, end }) => [...still.evidence, end.seq]),
        args: { endpoint, ms: Math.round(Math.max(...same.map(({ still }) => still.ms))), times: same.length },
      };
    }
  },
});

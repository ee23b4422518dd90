import { byEndpointOf } from '../../grouping.ts';
import { defineRule } from '../../rule.ts';
import { type Standstill, standstillsOf } from '../../standstill.ts';
import { standstillEndings } from '../../standstill-endings.ts';

/** Pings that are less late delay nothing that a person would feel. */
const LATE_MS = 2_000;
/** A ping that waited is read as soon as the thread is free; the clock may notice a second later. */
const READ_WITHIN_MS = 1_500;

/** What a busy page did to a connection. */
interface Held {
  readonly connection: { readonly endpoint: string };
  readonly still: Standstill;
  readonly seq: number;
  readonly lost: boolean;
}

/**
 * A script held the page's only thread, so that pings were read late or the connection was given up
 * while they lay there unread: neither the server nor the network was late.
 */
export const pageStalled = defineRule({
  id: 'page-stalled',
  severity: 'warning',
  settledBy: [],
  *judge(timeline) {
    const stills = standstillsOf(timeline).filter(({ busy, ms }) => busy !== 'no' && ms >= LATE_MS);
    const connections = new Map<string | undefined, Held['connection']>(timeline.connections.map((connection) => [connection.id, connection]));
    const lost = standstillEndings(timeline).filter(({ still }) => still.busy !== 'no')
      .map(({ connection, still, end }): Held => ({ connection, still, seq: end.seq, lost: true }));
    const late = timeline.of('engine.pinged').filter((ping) => ping.late >= LATE_MS).flatMap((ping): Held[] => {
      const connection = connections.get(ping.connection);
      const still = stills.find(({ to, ms }) => Math.abs(ping.at - to) <= READ_WITHIN_MS && ms + READ_WITHIN_MS >= ping.late);
      return connection && still ? [{ connection, still, seq: ping.seq, lost: false }] : [];
    });
    for (const [endpoint, held] of byEndpointOf([...lost, ...late])) {
      yield {
        outcome: held.some(({ still }) => still.busy === 'yes') ? 'problem' : 'unclear',
        evidence: [...new Set(held.flatMap(({ still, seq }) => [...still.evidence, seq]))],
        args: { endpoint, ms: Math.round(Math.max(...held.map(({ still }) => still.ms))), lost: held.some((one) => one.lost) },
      };
    }
  },
});

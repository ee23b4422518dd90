import type { EventOf, LogEvent } from '../../../events/events.ts';
import type { ConnectionView } from '../../connection.ts';
import { byEndpoint } from '../../failing.ts';
import { defineRule } from '../../rule.ts';
import type { Timeline } from '../../timeline.ts';

/** What python-engineio and Node's engine.io take where they do not say. */
const USUAL_LIMIT = 1_000_000;
/** Text is counted in UTF-16 units, each of which may take three bytes. */
const BYTES_A_UNIT = 3;
/** A refusal follows the message at once, or as soon as it is uploaded. */
const SOON_MS = 1_000;
/** What takes longer to upload may be cut off by a limit of time. */
const UPLOAD_MS = 10_000;

type Sent = EventOf<'event.sent' | 'ack.sent' | 'binary.sent'>;

/** The server, or a proxy, says itself that something was too large. */
const saidSo = (timeline: Timeline, { id }: ConnectionView): LogEvent[] => [
  ...timeline.within(id, 'websocket.closed').filter(({ code }) => code === 1009),
  ...timeline.within(id, 'poll.refused').filter(({ status }) => status === 413),
];

/** When the request or WebSocket that carried it ended, and since when it could have. */
function endOf(timeline: Timeline, { id }: ConnectionView): (readonly [end: LogEvent, since: number])[] {
  return [
    ...timeline.within(id, 'websocket.closed').filter(({ opened, clean, by }) => opened && !clean && by !== 'page').map((end) => [end, end.at - SOON_MS] as const),
    ...timeline.within(id, 'poll.failed').filter(({ method, because }) => method === 'POST' && because === 'network').map((end) => [end, end.at - end.ms - SOON_MS] as const),
    ...timeline.within(id, 'poll.refused').filter(({ method, status, preview }) => method === 'POST' && status === 400 && !/session|"code"/i.test(preview))
      .map((end) => [end, end.at - end.ms - SOON_MS] as const),
  ];
}

/**
 * Large messages whose POST died while the server lived on and answered the poll beside it: a proxy before
 * the server has a limit of its own, which no handshake names and no header lets the page read.
 */
function diedAlone(timeline: Timeline, { id }: ConnectionView): (readonly [sent: Sent, end: LogEvent])[] {
  return timeline.within(id, 'poll.failed').flatMap((end) => {
    if (end.method !== 'POST' || end.because !== 'network' || end.ms > UPLOAD_MS) return [];
    const alive = timeline.within(id, 'poll.answered').some(({ seq, at }) => seq > end.seq && at - end.at <= SOON_MS);
    const sent = timeline.within(id, 'event.sent', 'ack.sent', 'binary.sent')
      .filter(({ seq, at, size }) => seq < end.seq && at >= end.at - end.ms - SOON_MS && size >= USUAL_LIMIT).pop();
    return alive && sent ? [[sent, end] as const] : [];
  });
}

/**
 * A message was larger than the server takes. Node says so (1009, 413); python and proxies just drop
 * the connection, so that only the size of what was sent last tells: above the limit that the
 * handshake named, or large by any server's usual limit and the same again. A proxy may take less than
 * the server behind it: then large messages die again and again, and the session's other requests do not.
 */
export const payloadTooLarge = defineRule({
  id: 'payload-too-large',
  severity: 'error',
  settledBy: ['reachable'],
  explains: ['websocket-cut-when-idle'],
  *judge(timeline) {
    for (const [endpoint, connections] of byEndpoint(timeline)) {
      const said = connections.flatMap((connection) => saidSo(timeline, connection));
      const dropped: { readonly sent: Sent; readonly end: LogEvent; readonly limit: number; readonly over: boolean }[] = [];
      for (const connection of connections) {
        const limit = connection.handshake?.maxPayload ?? USUAL_LIMIT;
        for (const [end, since] of endOf(timeline, connection)) {
          const sent = timeline.within(connection.id, 'event.sent', 'ack.sent', 'binary.sent')
            .filter(({ at, seq, size }) => seq < end.seq && at >= since && size * BYTES_A_UNIT > limit).pop();
          if (sent) dropped.push({ sent, end, limit, over: connection.handshake?.maxPayload !== undefined && sent.size > limit });
        }
      }
      const alone = connections.flatMap((connection) => diedAlone(timeline, connection));
      for (const [sent, end] of alone) if (!dropped.some((one) => one.sent === sent)) dropped.push({ sent, end, limit: USUAL_LIMIT, over: false });
      if (said.length + dropped.length === 0) continue;
      const certain = said.length > 0 || alone.length > 1 || dropped.some(({ over }) => over) || dropped.filter(({ sent, limit }) => sent.size >= limit).length > 1;
      yield {
        outcome: certain ? 'problem' : 'unclear',
        evidence: [...said, ...dropped.flatMap(({ sent, end }) => [sent, end])].map(({ seq }) => seq).sort((left, right) => left - right),
        args: { endpoint, size: dropped.reduce((largest, { sent }) => Math.max(largest, sent.size), 0) },
      };
    }
  },
});

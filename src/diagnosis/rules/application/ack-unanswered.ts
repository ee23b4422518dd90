import type { EventOf } from '../../../events/events.ts';
import { defineRule } from '../../rule.ts';
import { lastHeard } from '../../silence.ts';
import type { Timeline } from '../../timeline.ts';

/** One event that asked for an ack. */
interface Asked {
  readonly sent: EventOf<'event.sent'>;
  unanswered?: EventOf<'ack.unanswered'>;
  answered?: EventOf<'ack.received'>;
}

/** Acks that speak against it; the newest are enough. */
const ACKS_SHOWN = 3;
const NAME_SHOWN = 60;

/** Events that asked for an ack, by endpoint, namespace and name. */
function askedByName(timeline: Timeline): { readonly endpoint: string; readonly asked: readonly Asked[] }[] {
  const endpoints = new Map<string | undefined, string>(timeline.connections.map(({ id, endpoint }) => [id, endpoint]));
  const byId = new Map<string, Asked>();
  const groups = new Map<string, { readonly endpoint: string; readonly asked: Asked[] }>();
  for (const event of timeline.of('event.sent', 'ack.received', 'ack.unanswered')) {
    const id = `${event.connection} ${event.namespace} ${event.id}`;
    if (event.type !== 'event.sent') {
      const one = byId.get(id);
      if (!one) continue;
      if (event.type === 'ack.received') one.answered = event;
      else if (event.by === 'server') one.unanswered = event;
      continue;
    }
    const endpoint = endpoints.get(event.connection);
    if (event.id === undefined || endpoint === undefined) continue;
    const one: Asked = { sent: event };
    byId.set(id, one);
    const name = `${endpoint} ${event.namespace} ${event.name}`;
    const group = groups.get(name) ?? { endpoint, asked: [] };
    groups.set(name, group);
    group.asked.push(one);
  }
  return [...groups.values()];
}

/** A checkup's answer, where the connection is open still and no other network can have taken it. */
function answerBehind(timeline: Timeline, endpoint: string, open: readonly Asked[]): EventOf<'probe.answered'> | undefined {
  const { sent } = open[open.length - 1]!;
  const isOpen = timeline.connections.some(({ id, state }) => id === sent.connection && state === 'open');
  const moved = timeline.of('page.network-changed', 'page.went-offline').some(({ seq }) => seq > sent.seq);
  const { websocket } = timeline.answers(endpoint, sent.seq);
  return isOpen && !moved && websocket?.answer === 'yes' ? websocket : undefined;
}

/**
 * The page asked for an ack and got none, though the connection lives: the server's handler of that
 * event threw, does not exist or never calls the ack. The client waits for ever, and no event tells of it.
 */
export const ackUnanswered = defineRule({
  id: 'ack-unanswered',
  severity: 'error',
  settledBy: ['websocket'],
  *judge(timeline) {
    if (timeline.of('ack.unanswered').length === 0) return;
    for (const { endpoint, asked } of askedByName(timeline)) {
      const open = asked.filter(({ unanswered, answered }) => unanswered && !answered);
      const [first] = open;
      if (!first) continue;
      const { namespace, name } = first.sent;
      const answered = asked.flatMap((one) => one.answered ?? []);
      const alive = open.some(({ sent }) => (lastHeard(timeline, sent.connection ?? '')?.seq ?? 0) > sent.seq);
      const probed = alive ? undefined : answerBehind(timeline, endpoint, open);
      yield {
        outcome: (alive || probed) && answered.length === 0 ? 'problem' : 'unclear',
        evidence: open.flatMap(({ sent, unanswered }) => [sent.seq, ...(unanswered ? [unanswered.seq] : [])]).concat(probed ? [probed.seq] : []),
        against: answered.slice(-ACKS_SHOWN).map(({ seq }) => seq),
        args: { endpoint, namespace, name: name.slice(0, NAME_SHOWN), times: open.length },
      };
    }
  },
});

import type { FactType, LogEvent } from '../../events/events.ts';

/** Which part of the story a fact belongs to. */
export type Area = 'connection' | 'messages' | 'page' | 'chatter' | 'people' | 'probe' | 'itself';

/** Areas that a person may switch off; people and probes are always shown. */
export const SWITCHED = ['connection', 'messages', 'page', 'chatter'] as const satisfies readonly Area[];
export type Switched = (typeof SWITCHED)[number];

const exceptions: { readonly [K in FactType]?: Area } = {
  'engine.pinged': 'chatter',
  'engine.ponged': 'chatter',
  'poll.answered': 'chatter',
  'poll.noticed': 'chatter',
  'packet.sent': 'chatter',
  'packet.received': 'chatter',
  'page.stalled': 'chatter',
  'mark.made': 'people',
};

const byPrefix: Readonly<Record<string, Area>> = {
  session: 'itself', storage: 'itself',
  page: 'page', clock: 'page',
  engine: 'connection', poll: 'connection', websocket: 'connection', namespace: 'connection', manager: 'connection',
  event: 'messages', ack: 'messages', binary: 'messages',
  checkup: 'probe', probe: 'probe',
};

/** Answers by type: it is asked for every event of a log. */
const known: { [type: string]: Area } = {};

export const areaOf = (type: FactType): Area =>
  (known[type] ??= exceptions[type] ?? byPrefix[type.slice(0, type.indexOf('.'))] ?? 'itself');

/** Whether a fact tells of something that went wrong. */
export function isProblem(event: LogEvent): boolean {
  switch (event.type) {
    case 'engine.failed': case 'engine.upgrade-failed': case 'engine.undecodable':
    case 'engine.unanswered': case 'engine.probe-unanswered': case 'engine.upgrade-stuck': case 'engine.muted':
    case 'websocket.unanswered': case 'namespace.unanswered':
    case 'poll.refused': case 'websocket.errored': case 'websocket.blocked': case 'websocket.threw':
    case 'namespace.refused': case 'manager.erred': case 'manager.reconnect-gave-up':
    case 'page.erred': case 'page.blocked': case 'page.went-offline':
    case 'session.overflowed': case 'session.faulted':
      return true;
    case 'namespace.connected': return event.nameless === true;
    case 'engine.closed': return event.by !== 'page';
    case 'poll.failed': return event.because !== 'aborted';
    case 'websocket.closed': return !event.opened || event.by !== 'page';
    case 'ack.unanswered': return event.by === 'server';
    case 'page.logged': return event.kind === 'error';
    case 'clock.stalled': return !event.hidden;
    case 'storage.changed': return event.to === 'memory';
    case 'probe.answered': return event.answer === 'no';
    default: return false;
  }
}

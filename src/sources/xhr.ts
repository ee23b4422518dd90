import type { Emit, Stop } from '../events/events.ts';
import { looksLikeEngine, readEngineUrl } from '../protocol/engine-url.ts';
import type { Connection, Connections } from './connections.ts';
import { all, type Guard } from './guard.ts';
import { listen, monotonic } from './natives.ts';
import { ownerOf, patch } from './patch.ts';
import type { Poll, PollOutcomes } from './poll-outcomes.ts';
import type { Traffic } from './traffic.ts';

/** What wire sources share. */
export interface WireContext {
  readonly emit: Emit;
  readonly guard: Guard;
  readonly connections: Connections;
  readonly traffic: Traffic;
  readonly polls: PollOutcomes;
}

interface XhrPoll extends Poll {
  readonly url: string;
  connection: Connection | undefined;
  /** Take our listeners off. */
  readonly leave: Stop[];
}

const CAUSES = { error: 'network', timeout: 'timeout', abort: 'aborted' } as const;

/**
 * Watches Engine.IO long-polling by XMLHttpRequest. Our listener is added inside `open()`: one added
 * later runs after engine.io has already answered with the next request. `upload` is never touched,
 * since a listener there turns a simple request into a preflighted one.
 */
export function watchXhr({ guard, connections, traffic, polls }: WireContext): Stop {
  /** Opened, and not answered yet. */
  const open = new Map<XMLHttpRequest, XhrPoll>();
  const owner = ownerOf(XMLHttpRequest.prototype, 'open');

  /** Told once, and not of a request that was opened anew since. */
  const forget = (xhr: XMLHttpRequest): void => {
    const { leave = [] } = open.get(xhr) ?? {};
    open.delete(xhr);
    all(leave)();
  };

  const opened = guard((xhr: XMLHttpRequest, [method, address]: unknown[]) => {
    forget(xhr);
    // Of any other object the page's own `toString` makes the text, and that is called once, by the browser.
    const url = address instanceof URL ? address.href : address;
    if (typeof url !== 'string' || !looksLikeEngine(url)) return;
    const poll: XhrPoll = { method: String(method), url, startedAt: 0, sent: 0, credentials: false, connection: undefined, leave: [] };
    open.set(xhr, poll);
    const on = (type: string, action: (connection: Connection) => void): void => void poll.leave.push(listen(xhr, type, guard(() => {
      if (!poll.connection || (type === 'readystatechange' && !(xhr.readyState === 4 && xhr.status))) return;
      forget(xhr);
      action(poll.connection);
    })));
    on('readystatechange', (connection) => {
      const { response, status } = xhr as { response: unknown; status: number };
      // Text, or bytes in protocol 3; of anything else nothing is read.
      polls.answered(connection, poll, status, typeof response === 'string' ? response : new Uint8Array(response as ArrayBuffer));
    });
    for (const [type, because] of Object.entries(CAUSES)) on(type, (connection) => polls.failed(connection, poll, because));
  });

  const sending = guard((xhr: XMLHttpRequest, [body]: unknown[]) => {
    const poll = open.get(xhr);
    const url = poll && readEngineUrl(new URL(poll.url, document.baseURI).href);
    if (!poll || !url) return;
    poll.startedAt = monotonic();
    poll.credentials = xhr.withCredentials;
    const connection = poll.connection = connections.join(xhr, {
      url, transport: 'polling', credentials: xhr.withCredentials, seenBy: 'wire', late: url.sid !== undefined,
    });
    if (body instanceof Blob) {
      poll.sent = body.size;
      // So does protocol 3 send binary. It cannot be read at once.
      body.arrayBuffer().then(guard((bytes) => void traffic.payload(connection, true, new Uint8Array(bytes))), () => undefined);
    } else if (typeof body === 'string') {
      poll.sent = body.length;
      traffic.payload(connection, true, body);
    }
  });

  return all([
    () => open.forEach((_, xhr) => forget(xhr)),
    patch(owner, 'open', 'value', opened),
    patch(owner, 'send', 'value', sending),
  ]);
}

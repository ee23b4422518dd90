import type { Emit, Stop } from '../events/events.ts';
import { looksLikeEngine, readEngineUrl } from '../protocol/engine-url.ts';
import type { Connection, Connections } from './connections.ts';
import { all, type Guard } from './guard.ts';
import { listen, monotonic, since } from './natives.ts';
import { ownerOf, patch } from './patch.ts';
import { headOf, HEAD_BYTES } from './preview.ts';
import type { Traffic } from './traffic.ts';

/** What wire sources share. */
export interface WireContext {
  readonly emit: Emit;
  readonly guard: Guard;
  readonly connections: Connections;
  readonly traffic: Traffic;
}

interface Poll {
  readonly method: string;
  readonly url: string;
  startedAt: number;
  sent: number;
  connection: Connection | undefined;
  done: boolean;
}

/**
 * Watches Engine.IO long-polling by XMLHttpRequest. Our listener is added inside `open()`: one added
 * later runs after engine.io has already answered with the next request. `upload` is never touched,
 * since a listener there turns a simple request into a preflighted one.
 */
export function watchXhr({ emit, guard, connections, traffic }: WireContext): Stop {
  const polls = new WeakMap<object, Poll>();
  const listening = new WeakSet<object>();
  const owner = ownerOf(globalThis.XMLHttpRequest?.prototype, 'open');
  if (!owner) return () => undefined;

  const opened = guard((xhr: XMLHttpRequest, method: unknown, url: unknown) => {
    const address = String(url);
    if (!looksLikeEngine(address)) {
      polls.delete(xhr);
      return;
    }
    polls.set(xhr, { method: String(method), url: address, startedAt: 0, sent: 0, connection: undefined, done: false });
    if (listening.has(xhr)) return;
    listening.add(xhr);
    listen(xhr, 'readystatechange', guard(() => {
      const poll = polls.get(xhr);
      if (poll && xhr.readyState === 4 && xhr.status !== 0) answer(xhr, poll);
    }));
    for (const cause of ['error', 'timeout', 'abort'] as const) {
      listen(xhr, cause, guard(() => {
        const poll = polls.get(xhr);
        if (poll) fail(xhr, poll, cause === 'error' ? 'network' : cause === 'abort' ? 'aborted' : 'timeout');
      }));
    }
  });

  const sending = guard((xhr: XMLHttpRequest, body: unknown) => {
    const poll = polls.get(xhr);
    const url = poll && readEngineUrl(new URL(poll.url, document.baseURI).href);
    if (!poll || !url) return;
    poll.startedAt = monotonic();
    poll.sent = typeof body === 'string' ? body.length : 0;
    poll.connection = (url.sid && connections.find(url.sid)) ||
      connections.attempt({
        url, transport: 'polling', credentials: xhr.withCredentials, seenBy: 'wire', late: url.sid !== undefined,
      });
    poll.connection.wire = true;
    if (typeof body === 'string') traffic.payload(poll.connection, true, body);
  });

  const answer = (xhr: XMLHttpRequest, poll: Poll): void => {
    const { connection, method, sent } = poll;
    if (poll.done || !connection) return;
    poll.done = true;
    const ms = since(poll.startedAt);
    const readable = /^(?:text)?$/.test(xhr.responseType);
    const body = readable ? xhr.responseText : '';
    if (!/^2/.test(String(xhr.status))) {
      emit('poll.refused', { method, status: xhr.status, ms, preview: headOf(body, HEAD_BYTES) }, connection.id);
      connections.end(connection, 'polling', 'server');
      return;
    }
    emit('poll.answered', { method, status: xhr.status, ms, sent, received: body.length }, connection.id);
    if (method !== 'GET' || !readable) return;
    if (traffic.payload(connection, false, body)) return;
    emit('engine.undecodable', { size: body.length, preview: headOf(body, HEAD_BYTES) }, connection.id);
    connections.end(connection, 'polling', 'server');
  };

  const fail = (xhr: XMLHttpRequest, poll: Poll, because: 'network' | 'timeout' | 'aborted'): void => {
    const { connection, method } = poll;
    if (poll.done || !connection) return;
    poll.done = true;
    const ms = since(poll.startedAt);
    emit('poll.failed', { method, ms, because, credentials: xhr.withCredentials }, connection.id);
    connections.end(connection, 'polling', because === 'aborted' ? 'page' : 'network');
  };

  const undo = [
    patch(owner, 'open', 'value', (xhr, args, call) => {
      opened(xhr as XMLHttpRequest, args[0], args[1]);
      return call();
    }),
    patch(owner, 'send', 'value', (xhr, args, call) => {
      sending(xhr as XMLHttpRequest, args[0]);
      return call();
    }),
  ];
  return all(undo);
}

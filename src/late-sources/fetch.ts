import type { Stop } from '../events/events.ts';
import { looksLikeEngine, readEngineUrl } from '../protocol/engine-url.ts';
import type { Connection } from '../sources/connections.ts';
import type { LateContext } from '../sources/late-source.ts';
import type { Poll } from '../sources/poll-outcomes.ts';

interface FetchPoll extends Poll {
  connection: Connection;
}

/**
 * Sees polling by `fetch`. All other requests go straight through: same promise, same stack. An Engine.IO
 * request gets a promise that follows its own, so that a rejection nobody handles is still reported, and
 * a `text` method of its own on its response, so that nothing is read that the client does not read:
 * a `clone()` would break back-pressure.
 */
export function wrapFetch({ guard, connections, traffic, polls, natives: { monotonic } }: LateContext): Stop {
  const native = globalThis.fetch;
  let live = true;

  const begin = guard(([input, init]: unknown[]): FetchPoll | undefined => {
    const request = input instanceof Request ? input : undefined;
    const address = request?.url ?? (typeof input === 'string' || input instanceof URL ? String(input) : '');
    const url = live && looksLikeEngine(address) && readEngineUrl(new URL(address, document.baseURI).href);
    if (!url) return undefined;
    const { method = request?.method ?? 'GET', body, credentials = request?.credentials } = Object(init) as RequestInit;
    const text = typeof body === 'string' ? body : '';
    const poll: FetchPoll = { connection: undefined!, method, startedAt: monotonic(), sent: text.length, credentials: credentials === 'include' };
    const join = guard(() => {
      poll.connection = ofManager(poll) ?? connections.join(undefined, {
        url, transport: 'polling', credentials: poll.credentials, seenBy: 'wire', late: url.sid !== undefined,
      });
      if (text) traffic.payload(poll.connection, true, text);
    });
    // The manager of a new engine tells of it after this call: then they are one connection, not two.
    if (url.sid === undefined) void Promise.resolve().then(join);
    else join();
    return poll;
  });
  const ofManager = ({ startedAt }: FetchPoll): Connection | undefined => {
    const begun = connections.all.find(({ wire, sid, ended, transport, startedAt: at }) => !wire && !sid && !ended && transport === 'polling' && at >= startedAt);
    if (begun) begun.wire = true;
    return begun;
  };
  const read = guard((poll: FetchPoll, status: number, text: string) => polls.answered(poll.connection, poll, status, text));
  const answered = guard((poll: FetchPoll, response: Response) => {
    // What the client will not read we may not either.
    if (!response.ok) return read(poll, response.status, '');
    const { text } = response;
    Object.defineProperty(response, 'text', {
      configurable: true, writable: true,
      value: () => text.call(response).then((body) => (read(poll, response.status, body), body)),
    });
  });
  const failed = guard((poll: FetchPoll, error: unknown) =>
    polls.failed(poll.connection, poll, (error as Error | undefined)?.name === 'AbortError' ? 'aborted' : 'network'));

  const ours = new Proxy(native, {
    apply(target, self, args: unknown[]): unknown {
      const poll = begin(args);
      const answer = Reflect.apply(target, self, args) as Promise<Response>;
      return poll ? answer.then((response) => (answered(poll, response), response), (error: unknown) => {
        failed(poll, error);
        throw error;
      }) : answer;
    },
  });
  globalThis.fetch = ours;
  return () => {
    live = false;
    if (globalThis.fetch === ours) globalThis.fetch = native;
  };
}

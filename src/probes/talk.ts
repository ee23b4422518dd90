import { phrase, type ProbeDetail } from '../events/probe-detail.ts';
import { socketUrl } from './address.ts';

/** How a WebSocket that a probe opened came to its end. */
export interface TalkEnd<T> {
  /** What `hear` made of a message; then we closed it. */
  readonly heard?: T;
  /** The close code, where it was closed without that. */
  readonly code?: number;
  /** Nothing was sent: the browser itself refused. */
  readonly blocked: boolean;
  readonly opened: boolean;
  /** ms until then */
  readonly after: number;
}

/** A browser that refuses a WebSocket itself tells `error` and no `close`. */
const CLOSE_GRACE_MS = 400;

/**
 * Opens a WebSocket and listens until `hear` makes something of a message, it is closed, or `signal` is aborted.
 * Never rejects, and leaves no socket open.
 */
export function talk<T>(url: string, signal: AbortSignal, { opened, hear }: {
  opened?(socket: WebSocket): void;
  /** Text, or `undefined` for binary. */
  hear(text: string | undefined, socket: WebSocket): T | undefined;
}): Promise<TalkEnd<T>> {
  const began = performance.now();
  let isOpen = false;
  const end = (part: Partial<TalkEnd<T>>): TalkEnd<T> => ({ blocked: false, opened: isOpen, after: Math.round(performance.now() - began), ...part });
  return new Promise((resolve) => {
    let socket: WebSocket;
    try {
      socket = new WebSocket(socketUrl(url));
    } catch {
      return resolve(end({ blocked: true }));
    }
    const finish = (part: Partial<TalkEnd<T>>): void => {
      resolve(end(part));
      socket.close();
    };
    socket.addEventListener('open', () => {
      isOpen = true;
      opened?.(socket);
    });
    socket.addEventListener('message', ({ data }) => {
      const heard = hear(typeof data === 'string' ? data : undefined, socket);
      if (heard !== undefined) finish({ heard });
    });
    socket.addEventListener('close', ({ code }) => finish({ code }));
    socket.addEventListener('error', () => setTimeout(() => finish({ blocked: true }), CLOSE_GRACE_MS));
    if (signal.aborted) finish({});
    else signal.addEventListener('abort', () => finish({}));
  });
}

/** The end of a WebSocket that was refused or closed, in words for the log. */
export const detailOf = ({ opened, code, blocked }: TalkEnd<unknown>): ProbeDetail =>
  code !== undefined ? phrase(opened ? 'closed after opening, code #' : 'never opened, code #', code)
    : phrase(blocked ? 'blocked inside the browser' : opened ? 'opened, but silent' : 'neither opened nor refused');

/** What of such an end is told with an answer. */
export const endFound = ({ opened, code, blocked, after }: TalkEnd<unknown>): Record<string, number | boolean> => ({
  opened, after, ...(code !== undefined && { code }), ...(blocked && { blocked }),
});

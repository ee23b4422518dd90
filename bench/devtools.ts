import { WebSocket } from 'ws';

/** Calls a method of the protocol of DevTools. */
export type Send = <T = unknown>(method: string, params?: Readonly<Record<string, unknown>>, session?: string) => Promise<T>;

interface Answer {
  readonly id?: number;
  /** Of an event, which nobody asked for. */
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A connection to a browser. */
export interface DevTools {
  readonly send: Send;
  /** Calls `listener` with what each event of that name says; returns its removal. */
  on<T>(method: string, listener: (params: T) => void): () => void;
  close(): void;
}

/**
 * Connects. By hand, since every library turns on what watches the page's network,
 * and then a frame costs several times what it costs a page that nobody looks at.
 */
export async function connect(address: string): Promise<DevTools> {
  const ws = new WebSocket(address, { maxPayload: 2 ** 30 });
  const waiting = new Map<number, (answer: Answer) => void>();
  const listeners = new Set<(answer: Answer) => void>();
  let last = 0;
  ws.on('message', (data) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id ?? 0)?.(answer);
    waiting.delete(answer.id ?? 0);
    for (const hear of listeners) hear(answer);
  });
  await new Promise<void>((resolve, reject) => void ws.once('open', resolve).once('error', reject));
  return {
    send: <T>(method: string, params: Readonly<Record<string, unknown>> = {}, sessionId?: string) =>
      new Promise<T>((resolve, reject) => {
        last += 1;
        waiting.set(last, ({ result, error }) => (error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as T)));
        ws.send(JSON.stringify({ id: last, method, params, sessionId }));
      }),
    on<T>(method: string, listener: (params: T) => void) {
      const hear = (answer: Answer): void => void (answer.method === method && listener(answer.params as T));
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
    close: () => ws.close(),
  };
}

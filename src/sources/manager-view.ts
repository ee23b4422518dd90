/**
 * socket.io-client's objects as we see them: by shape, since every version from 2.x to 4.8 differs and
 * none is ours to import. Everything is optional; nothing here is ever written to, but for listeners.
 */
export type Listener = (...args: never[]) => void;

export interface EmitterView {
  on(event: string, listener: Listener): unknown;
  off(event: string, listener: Listener): unknown;
}

export interface TransportView {
  readonly name?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly ws?: WebSocket;
  readonly pollXhr?: object;
}

export interface EngineView extends EmitterView {
  readonly id?: string;
  readonly readyState?: string;
  readonly transport: TransportView;
  readonly pingInterval?: number;
  /** since 4.8 */
  readonly _pingInterval?: number;
  readonly pingTimeout?: number;
  readonly _pingTimeout?: number;
  readonly hostname?: string;
  readonly port?: string | number;
  readonly secure?: boolean;
  readonly opts?: { readonly path?: string };
}

export interface ManagerView extends EmitterView {
  engine?: EngineView;
  readonly uri?: string;
  readonly opts?: Readonly<Record<string, unknown>>;
  readonly nsps?: object;
  readonly backoff?: { readonly attempts?: number };
}

/** The manager of a manager or socket; `undefined` when it is neither. */
export const managerOf = (value: unknown): ManagerView | undefined =>
  [value, (value as { io?: unknown } | undefined)?.io].find((one) => {
    const { nsps, opts, on } = Object(one) as Partial<ManagerView>;
    return nsps && opts && on;
  }) as ManagerView | undefined;

/** Adds a listener; returns its removal. Only ever by function: apps call `off()` and count listeners. */
export function listenTo(emitter: EmitterView, event: string, listener: Listener): () => void {
  emitter.on(event, listener);
  return () => void emitter.off(event, listener);
}

/** origin and path of an engine, as its requests name it. */
export function endpointOf({ secure, hostname, port, transport, opts }: EngineView): string {
  const shownPort = !port || String(port) === (secure ? '443' : '80') ? '' : `:${port}`;
  // Only from 3.x on do the options end the path with a slash, as requests do.
  return `http${secure ? 's' : ''}://${hostname}${shownPort}${transport.path ?? opts?.path}`;
}

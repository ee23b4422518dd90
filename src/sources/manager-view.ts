/**
 * socket.io-client's objects as we see them: by shape, since every version from 2.x to 4.8 differs and
 * none is ours to import. Everything is optional; nothing here is ever written to, but for listeners.
 */
export type Listener = (...args: never[]) => void;

export interface EmitterView {
  on(event: string, listener: Listener): unknown;
  off?(event: string, listener: Listener): unknown;
  removeListener?(event: string, listener: Listener): unknown;
}

export interface EngineView extends EmitterView {
  readonly id?: string;
  readonly readyState?: string;
  readonly transport?: { readonly name?: string };
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
}

export interface SocketView {
  readonly io?: unknown;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isManager = (value: unknown): value is ManagerView =>
  isObject(value) && 'nsps' in value && 'opts' in value && typeof (value as Partial<EmitterView>).on === 'function';

/** The manager of a manager or socket; `undefined` when it is neither. */
export function managerOf(value: unknown): ManagerView | undefined {
  if (isManager(value)) return value;
  const io = isObject(value) ? (value as SocketView).io : undefined;
  return isManager(io) ? io : undefined;
}

/** Adds a listener; returns its removal. Only ever by function: apps call `off()` and count listeners. */
export function listenTo(emitter: EmitterView, event: string, listener: Listener): () => void {
  emitter.on(event, listener);
  return () => void (emitter.off ?? emitter.removeListener)?.call(emitter, event, listener);
}

/** Texts that explain a connection and hold no secret; of all other texts only the name is told. */
const PLAIN_TEXTS = /^(?:path|hostname|port)$/;

/**
 * The options in force. Numbers, switches and lists of words are told as they are; of objects
 * (`auth`, `query`, `extraHeaders`, ...) only the names of their fields.
 */
export function optionsOf({ opts = {} }: ManagerView): Record<string, string | number | boolean> {
  const options: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(opts)) {
    if (typeof value === 'boolean' || Number.isFinite(value)) options[name] = value as boolean | number;
    else if (typeof value === 'string') options[name] = PLAIN_TEXTS.test(name) ? value : 'text';
    else if (Array.isArray(value)) options[name] = value.filter((entry) => typeof entry === 'string').join(', ');
    else if (isObject(value)) options[name] = `{ ${Object.keys(value).join(', ')} }`;
    else options[name] = value === Infinity ? 'Infinity' : typeof value;
  }
  return options;
}

/** Names of the fields of `auth`; whether a token was given, never the token. */
export function authKeysOf(manager: ManagerView): string[] {
  const auth = manager.opts?.['auth'];
  return isObject(auth) ? Object.keys(auth) : [];
}

/** origin and path of an engine, as its requests name it. */
export function endpointOf({ secure, hostname, port, opts }: EngineView): string {
  const shownPort = !port || String(port) === (secure ? '443' : '80') ? '' : `:${port}`;
  return `http${secure ? 's' : ''}://${hostname}${shownPort}${opts?.path ?? '/socket.io/'}`;
}

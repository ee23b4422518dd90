/** What the app uses of socket.io-client: the public API that 2.x to 4.8 have in common. */
type Listener = (...args: never[]) => void;

interface Emitter {
  on(event: string, listener: Listener): unknown;
}

export interface AppEngine extends Emitter {
  readonly id: string;
  readonly transport: { readonly name: string };
}

export interface AppManager extends Emitter {
  readonly engine: AppEngine;
  socket(namespace: string, options?: object): AppSocket;
}

export interface AppSocket extends Emitter {
  readonly io: AppManager;
  readonly connected: boolean;
  connect(): unknown;
  disconnect(): unknown;
  emit(event: string, ...args: unknown[]): unknown;
}

/** The client's default export, and the global of its CDN script. */
export type Io = (address: string, options?: object) => AppSocket;

/** How a page is told what to run. */
export interface RunOrder {
  readonly api: string;
  readonly transports: readonly string[];
  /** Engine.IO 3: no auth, other event names. */
  readonly old: boolean;
  /** Whether an upgrade to WebSocket is to be waited for. */
  readonly upgrades: boolean;
  readonly attach: boolean;
  /** URL of Sockscope where the app loads it itself, once connected. */
  readonly sockscope: string | undefined;
  readonly burst: number;
}

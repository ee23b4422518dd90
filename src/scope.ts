/** The types that cross between the recorder, the panel and whoever starts them. No code. */
import type { Verdict } from './diagnosis/diagnose.ts';
import type { Emit, EventOf, FactType, LogEvent, Stop } from './events/events.ts';
import type { SessionRecord } from './events/session-record.ts';
import type { Ring } from './events/ring.ts';
import type { Guard } from './sources/guard.ts';
import type { LateSource } from './sources/late-source.ts';
import type { natives } from './sources/natives.ts';
import type { Database } from './store/database.ts';

/** What a developer may set, by `start(options)` or by `data-*` attributes of the script tag. */
export interface StartOptions {
  /** Name of the app in file names and the viewer. Default: the page's host. */
  readonly app?: string;
  /** Build or commit of the app, shown in the log. */
  readonly build?: string;
  /** Default: the language of the browser, else English. */
  readonly language?: 'en' | 'ko';
  /** Default `auto`: follows the system. */
  readonly theme?: 'auto' | 'light' | 'dark';
  /** Corner where the bubble first sits. Default `bottom-right`. */
  readonly position?: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';
  /** How much of a payload is kept: its shape only, masked (default), or all of it. */
  readonly capture?: 'shape' | 'masked' | 'full';
  /** More object keys whose values are masked. */
  readonly mask?: readonly string[];
  /** Records console warnings and errors too. Default false: it wraps `console.warn` and `console.error`. */
  readonly console?: boolean;
  /**
   * Finds the managers inside a bundle too. Default false: until the first is found, `Object.prototype`
   * has a setter that other code may notice. `attach()` does the same and touches nothing.
   */
  readonly deep?: boolean;
  /** CSP nonce for the style element where constructable stylesheets are missing. */
  readonly nonce?: string;
}

export type { SessionRecord } from './events/session-record.ts';

/** The facts of a session that are in memory, oldest first. */
export interface EventFeed {
  /** A stable array: the same one until something is added or dropped. */
  events(): readonly LogEvent[];
  /** Called at most once a batch with the events that came; never synchronously with the page. */
  subscribe(listener: (batch: readonly LogEvent[]) => void): Stop;
}

/** What the recorder lends to the panel. The panel never sees anything unmasked. */
export interface PanelHost {
  readonly options: StartOptions;
  readonly version: string;
  /** The record of the session now running. */
  current(): SessionRecord;
  readonly feed: EventFeed;
  /** Where sessions are kept, already open. Where it refuses, the running session is in `feed` alone. */
  readonly database: Database;
  /** States facts of people and probes (marks, answers). */
  readonly emit: Emit;
  /** Writes all that is pending to the store; with `again` all that is in memory, anew. */
  flush(again?: boolean): Promise<void>;
}

/** What the recorder hands to the keeper: all that it has captured, and what it needs to go on. */
export interface Capture {
  readonly id: string;
  readonly options: StartOptions;
  readonly ring: Ring;
  /** ms since the session began */
  readonly now: () => number;
  /** The platform's functions as they were when the recorder began. */
  readonly natives: typeof natives;
  readonly guard: Guard;
  /** What is known of the session without its log; `url` is the page's address, masked. */
  record(url: string): SessionRecord;
  /** Whether a draft of the tail was left. */
  drafted(): boolean;
  addSources(sources: Readonly<Record<string, LateSource>>): void;
  readonly loadPanel: LoadPanel;
}

/** What the keeper gives to the recorder. */
export interface Kept {
  /** Something is in the ring where nothing was. */
  wake(): void;
  settle(): boolean;
  subscribe: EventFeed['subscribe'];
  /** Runs `action` on the mounted panel, loading it first. Rejects with `panel-unavailable`. */
  panel<T>(action: (panel: MountedPanel) => T | Promise<T>): Promise<T>;
  /** The page may be dying. */
  leaveTail(): void;
  /** The page is left or frozen, by this event. */
  fallAsleep(type: string): void;
  wakeUp(): void;
  stop(): void;
}

/** The keeper, loaded right behind the recorder by URL or `import()`. */
export interface LateModule {
  keep(capture: Capture): Kept;
}

/** Brings the panel's module, by URL or `import()`. */
export type LoadPanel = () => Promise<PanelModule>;

/** The panel module, loaded by URL or `import()` when first needed or when the page is idle. */
export interface PanelModule {
  /** Shows the bubble. */
  mount(host: PanelHost): MountedPanel;
}

/** A panel on the page. */
export interface MountedPanel {
  open(): void;
  close(): void;
  /** The bundle of a session, by default the running one. */
  bundle(id?: string): Promise<File>;
  diagnose(): Promise<Verdict[]>;
  checkup(endpoint?: string, signal?: AbortSignal): Promise<void>;
  /** The sessions kept on this device, newest first. */
  sessions(): Promise<SessionRecord[]>;
  unmount(): void;
}

/** Why a call of ours was refused. */
export type SockscopeErrorCode = 'invalid-option' | 'not-a-manager' | 'stopped' | 'panel-unavailable';

/** A running Sockscope: what `start()` returns. */
export interface Scope {
  /**
   * Adds the manager's own view (options, attempts, exact reasons) to what the wire shows.
   * Takes a socket.io-client `Manager` or `Socket`, 2.x to 4.8. Returns what takes it off again.
   * @throws SockscopeError `not-a-manager`
   */
  attach(managerOrSocket: unknown, label?: string): Stop;
  /** "It happened now": puts a mark with words into the log. */
  mark(words?: string): void;
  open(): void;
  close(): void;
  /** Verdicts on the running session. Rejects with `panel-unavailable` when the panel cannot be loaded. */
  diagnose(): Promise<Verdict[]>;
  /** Asks the network. The only requests that Sockscope ever makes; call it from a tap. */
  checkup(endpoint?: string, options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** The file for support, of the running session or of an earlier one. */
  bundle(id?: string): Promise<File>;
  sessions(): Promise<SessionRecord[]>;
  /** Calls `listener` with each masked fact of a type, in batches, never synchronously with the page. */
  on<T extends FactType>(type: T, listener: (event: EventOf<T>) => void): Stop;
  /** Puts everything back as it was. A second call changes nothing. */
  stop(): void;
}

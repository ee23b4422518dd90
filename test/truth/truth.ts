/** What the app itself says happened: plain JSON that travels from the page to the comparison. */

/** One Engine.IO session as the app sees it: from its manager's `open` to its engine's `close`. */
export interface TruthSession {
  /** First characters of the engine's id. */
  readonly sid: string;
  /** Which of the app's connections it belongs to. */
  readonly owner: string;
  readonly transport: string;
  /** ms from the call that opened it to `open`. */
  readonly ms: number;
  upgraded: boolean;
  /** It was open before Sockscope was there. */
  readonly before: boolean;
  /** It ended before Sockscope was there. */
  endedBefore: boolean;
  reason: string | undefined;
  /** Who may have ended it, by what the app and the server did. */
  endedBy: readonly string[];
}

/** One thing that happened, as the app's own listener or counter saw it. */
export interface TruthEntry {
  readonly kind:
    | 'connected' | 'disconnected' | 'refused' | 'sent' | 'received' | 'acked' | 'answered' | 'binary sent' | 'binary received'
    | 'heartbeat' | 'erred' | 'open failed' | 'reconnect attempt' | 'reconnected' | 'closed';
  /** Index into the sessions; -1 where there is none. */
  readonly session: number;
  readonly owner: string;
  readonly namespace: string;
  /** Event name, reason or message. */
  readonly name: string;
  /** ms that it took, or characters or bytes that it had, or how many it were (the burst); absent where it has none. */
  readonly value: number | undefined;
  /** It happened before Sockscope was there. */
  readonly before: boolean;
  /** For an answer: its question came before Sockscope was there. */
  readonly askedBefore: boolean;
}

/** Everything the app noted in one run. */
export interface Truth {
  readonly sessions: readonly TruthSession[];
  readonly entries: readonly TruthEntry[];
  /** Errors of the page that nobody caught; there must be none. */
  readonly errors: readonly string[];
}

/** Facts as Sockscope's API gave them. Those of the burst are counted, not listed. */
export interface Recorded {
  readonly facts: readonly RecordedFact[];
  /** Facts of the burst, by connection. */
  readonly burst: Readonly<Record<string, number>>;
  /** How many facts came, and the highest `seq`: both are equal unless something was lost. */
  readonly count: number;
  readonly lastSeq: number;
}

/** A fact with its fields still unread. */
export interface RecordedFact {
  readonly type: string;
  readonly seq: number;
  readonly at: number;
  readonly connection?: string;
  readonly [field: string]: unknown;
}

/** What a page gives when its run is over. */
export interface RunResult {
  readonly truth: Truth;
  readonly recorded: Recorded;
  /** ms that the run took */
  readonly ms: number;
}

/** Name of the event that comes in floods. */
export const BURST = 'burst';
/** An event whose name and text are none of ASCII: every framing counts and wraps them in its own way. */
export const GREETING_EVENT = 'grüße';
export const GREETING = 'é 漢字 😀';
/** A value that must be in no fact. */
export const SECRET = 'secret-of-the-test';
/** The message with which the server refuses a namespace. */
export const REFUSAL = 'nope';
/** Bytes of the large frames. */
export const LARGE = 1_000_000;
/** An option of the app's managers. */
export const RECONNECTION_DELAY_MS = 60;
/** ms that the server takes to acknowledge `slow`. */
export const SLOW_MS = 150;

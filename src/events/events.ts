/**
 * The vocabulary: every fact that Sockscope can state, past tense, plain JSON. Sources and probes
 * emit facts, the log stamps them, everything else reads them. All types are derived from this table.
 *
 * Times are ms, sizes bytes (UTF-16 units for text frames, whose byte length would cost a scan).
 */
import { flag, number, oneOf, optional, settings, text, texts, type Shaped } from './shape.ts';

const transport = oneOf('polling', 'websocket', 'webtransport');
const by = oneOf('page', 'server', 'network');

export const vocabulary = {
  // The session: one page load.
  'session.started': {
    app: text, build: optional(text), url: text, userAgent: text, language: text,
    width: number, height: number,
    /** ms since the epoch at `at` = 0 */
    startedAt: number, version: text,
  },
  /** A bound was reached: `lost` facts of that kind are not in memory any more, or never were. */
  'session.overflowed': { what: oneOf('story', 'chatter', 'pending'), lost: number },
  /** Sockscope failed and switched the failing part off; the page must not have noticed. */
  'session.faulted': { where: text, message: text },
  'session.stopped': {},
  /**
   * Where chunks go from now on; `memory` means that a reload loses them. `lost` events were in a
   * database that was deleted, and not in memory any more.
   */
  'storage.changed': { to: oneOf('indexeddb', 'memory'), because: optional(text), lost: optional(number) },

  // The page: the environment the connection lives in.
  'page.hidden': {},
  'page.shown': {},
  'page.left': { persisted: flag },
  'page.returned': { persisted: flag },
  'page.frozen': {},
  'page.resumed': {},
  'page.went-offline': {},
  'page.went-online': {},
  'page.network-changed': { kind: text },
  'page.erred': { kind: oneOf('error', 'rejection'), message: text, source: optional(text) },
  /** What the page wrote to its console, where the developer asked for that (`console`). */
  'page.logged': { kind: oneOf('error', 'warning'), message: text },
  /** The main thread was busy for `ms` at one go (Long Tasks, Chromium only). */
  'page.stalled': { ms: number },
  /** Content Security Policy refused something (`securitypolicyviolation`). */
  'page.blocked': { directive: text, url: text },
  /** Nothing ran for `gap` ms: the device slept, the tab was suspended, or the main thread stalled. */
  'clock.stalled': { gap: number, hidden: flag },
  /** The wall clock moved `ms` against the monotonic one. */
  'clock.jumped': { ms: number },

  // The engine: one Engine.IO session, from its first request to its end.
  'engine.attempted': {
    /** origin and path, without query */
    endpoint: text, transport, protocol: number, crossOrigin: flag,
    /** names of the application's own query parameters; their values are never recorded */
    queryKeys: texts,
    credentials: optional(flag), seenBy: oneOf('wire', 'manager'),
    /** true when the connection was already open when Sockscope first saw it */
    late: flag,
    /** first characters of the session id, where it was known from the start: a late connection's */
    sid: optional(text),
  },
  'engine.handshaken': {
    /** first characters of the session id, enough to find it in a server log */
    sid: text, ms: number, transport, upgrades: texts,
    pingInterval: number, pingTimeout: number, maxPayload: optional(number),
  },
  /** How long the handshake of a late connection took, which Resource Timing still knew. */
  'engine.handshake-recovered': { ms: number },
  /** Where the time of a polling handshake went (Resource Timing); 0 for what a kept connection did not need. */
  'engine.handshake-timed': { queued: number, dns: number, tcp: number, tls: number, waited: number, downloaded: number },
  /** The first request or handshake failed: there never was a session. */
  'engine.failed': { transport, ms: number },
  /** The request for a handshake is without answer since `ms`; the client gives up after its own `timeout`, 20 s by default. */
  'engine.unanswered': { transport, ms: number },
  'engine.probed': { to: transport },
  'engine.probe-answered': { ms: number },
  /** Nothing came back `ms` after the probe. The client has no timer for it: polling goes on as if nothing were. */
  'engine.probe-unanswered': { ms: number },
  /** The probe was answered `ms` ago and the upgrade is not done: a poll is pending that the server does not let go of. */
  'engine.upgrade-stuck': { ms: number },
  'engine.upgraded': { to: transport, ms: number },
  /** `blocked`: the browser never sent it (error without close, or a throwing constructor). */
  'engine.upgrade-failed': { to: transport, ms: number, because: oneOf('closed', 'blocked') },
  /** A server ping arrived; `late` is how much later than pingInterval (ms), 0 for the first. */
  'engine.pinged': { gap: number, late: number },
  /** Engine.IO 3 only: a true round trip. */
  'engine.ponged': { ms: number },
  /** Nothing at all came for `ms`, longer than the server said it would be silent; or an open WebSocket never said a word. */
  'engine.muted': { ms: number, handshaken: flag },
  'engine.closed': { by, how: oneOf('websocket', 'polling', 'packet', 'manager'), reason: optional(text) },
  /** What arrived is no Engine.IO (an HTML page, another protocol version). */
  'engine.undecodable': { size: number, preview: text },

  // The wire: what the browser did.
  'poll.answered': { method: text, status: number, ms: number, sent: number, received: number },
  /** An HTTP error whose status the page may read. */
  'poll.refused': { method: text, status: number, ms: number, preview: text },
  /** No readable answer. `network` covers refused, reset, DNS, TLS, CORS and blocked alike. */
  'poll.failed': { method: text, ms: number, because: oneOf('network', 'timeout', 'aborted'), credentials: flag },
  /** Long polling by fetch or by script tag (JSONP), seen only through Resource Timing: contents unknown. */
  'poll.noticed': { by: optional(oneOf('fetch', 'script')), ms: number, status: optional(number), received: number },
  'websocket.opening': { upgrade: flag },
  'websocket.opened': { ms: number },
  /** Neither opened nor refused since `ms`. For an upgrade the client has no timer. */
  'websocket.unanswered': { upgrade: flag, ms: number },
  'websocket.errored': { opened: flag },
  /** A failed handshake always reads code 1006: the page cannot know its HTTP status. */
  'websocket.closed': { code: number, reason: text, clean: flag, opened: flag, ms: number, by },
  /** `new WebSocket()` threw (mixed content, an impossible address). The client swallows it and waits for its own timeout. */
  'websocket.threw': {},
  /** The browser reported `error` and no `close`: nothing was sent (CSP, mixed content, blocked port). */
  'websocket.blocked': {},

  // Socket.IO packets.
  /** `recovering`: it offers an earlier session (connection state recovery). */
  'namespace.requested': {
    namespace: text, authKeys: texts, size: number, recovering: optional(flag),
    /** A JWT in its auth had expired so many ms ago. */
    expired: optional(number),
  },
  /**
   * `recovered`: whether the server took it up; absent where it does not offer that at all. `nameless`: it
   * was taken without an id for the session, which a client of Socket.IO 3 and later takes for a refusal.
   */
  'namespace.connected': { namespace: text, ms: optional(number), recovered: optional(flag), nameless: optional(flag) },
  /** CONNECT was sent `ms` ago and neither taken nor refused. The client has no timer for it and says nothing, ever. */
  'namespace.unanswered': { namespace: text, ms: number },
  'namespace.refused': { namespace: text, message: text, ms: optional(number) },
  'namespace.left': { namespace: text, by },
  'event.sent': { namespace: text, name: text, id: optional(number), size: number, attachments: number, preview: text },
  'event.received': { namespace: text, name: text, id: optional(number), size: number, attachments: number, preview: text },
  /** So many more events of a name came or went in a flood: they are counted and not told one by one. */
  'event.flooded': { way: oneOf('sent', 'received'), namespace: text, name: text, count: number, size: number },
  'ack.sent': { namespace: text, id: number, ms: optional(number), size: number, preview: text },
  'ack.received': { namespace: text, id: number, ms: optional(number), size: number, preview: text },
  /** The other side owes an answer since `ms`; `by` says whose answer it is. */
  'ack.unanswered': { namespace: text, id: number, ms: number, by: oneOf('page', 'server') },
  /** `parser`: it belongs to no event that could be read, so the app has a parser of its own. */
  'binary.sent': { size: number, parser: optional(oneOf('msgpack', 'custom')) },
  'binary.received': { size: number, parser: optional(oneOf('msgpack', 'custom')) },
  'packet.sent': { kind: text, size: number },
  'packet.received': { kind: text, size: number },

  // The manager: what socket.io-client believed.
  'manager.attached': { label: text, level: oneOf('attached', 'global', 'deep'), late: flag, options: settings, authKeys: texts },
  /** What was there before us and can still be read. */
  'manager.found': { namespaces: texts, connected: texts, attempts: number, pingInterval: optional(number), pingTimeout: optional(number) },
  'manager.reconnect-attempted': { attempt: number },
  /** Events that wait for a connection, and acks that wait for an answer, over all namespaces; told when it changes. */
  'manager.waiting': { events: number, acks: number },
  'manager.reconnected': { attempts: number },
  'manager.reconnect-gave-up': {},
  'manager.erred': { message: text, description: optional(text) },
  'manager.closed': { reason: text, description: optional(text) },

  // Probes: answers to questions that a person asked with a tap.
  'checkup.started': { endpoint: text },
  'probe.answered': {
    probe: oneOf(
      'same-origin', 'reachable', 'script', 'cors-plain', 'cors-credentials', 'cors-header', 'websocket', 'websocket-nowhere',
      'websocket-session', 'sticky', 'single-slot', 'protocol-3', 'other-path', 'other-scheme', 'connect',
    ),
    endpoint: text, answer: oneOf('yes', 'no', 'unknown'), ms: number, detail: text,
    /** What else was seen, by names that the probe's own file tells: `status`, `code`, `after` (ms), `path`... */
    found: optional(settings),
  },
  'checkup.finished': { endpoint: text, ms: number, cancelled: flag },

  // People.
  'mark.made': { words: text },
} as const;

/** Every fact by name, with its fields. */
export type Facts = { readonly [K in keyof typeof vocabulary]: Shaped<(typeof vocabulary)[K]> };
export type FactType = keyof Facts;
export type Transport = Facts['engine.handshaken']['transport'];
export type ProbeName = Facts['probe.answered']['probe'];

/** Added by the log, never by a source. */
export interface Stamp {
  /** Position in the session, from 1, without gaps unless something was dropped and said so. */
  readonly seq: number;
  /** ms since the session began, monotonic. */
  readonly at: number;
  /** Which connection it belongs to: `c1`, `c2`, ... in the order in which they began. */
  readonly connection?: string | undefined;
}

declare const masked: unique symbol;
/**
 * A stamped fact whose secrets are masked. Only `mask` (`redact.ts`) and `parseEvent` (`parse.ts`)
 * make one: whatever is typed `LogEvent` may be stored, shown and exported.
 */
export type EventOf<T extends FactType> = {
  [K in T]: Stamp & { readonly type: K; readonly [masked]: true } & Facts[K];
}[T];
export type LogEvent = EventOf<FactType>;

/** A stamped fact that may still hold a secret. It never leaves the log. */
export type RawEvent = { [K in FactType]: Stamp & { readonly type: K } & Facts[K] }[FactType];

/** How sources and probes state a fact. Never throws. */
export type Emit = <T extends FactType>(type: T, fact: Facts[T], connection?: string) => void;
/** Ends what the call that returned it began. Safe to call twice. */
export type Stop = () => void;

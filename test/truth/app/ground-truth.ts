import type { Truth, TruthEntry, TruthSession } from '../truth.ts';
import type { AppManager, AppSocket } from './client-view.ts';

/** Characters of a session id that Sockscope tells. */
const SID_PREFIX = 6;

/** What the app notes of its own connections, by its own listeners and counters. */
export interface GroundTruth {
  /** Counts sessions, attempts and errors of a manager, which was asked to open at `askedAt`. */
  watchManager(owner: string, manager: AppManager, old: boolean, askedAt: number): void;
  note(kind: TruthEntry['kind'], owner: string, namespace: string, name: string, value?: number, askedBefore?: boolean): void;
  /** Notes connects, disconnects and refusals of a socket. */
  watchSocket(owner: string, namespace: string, socket: AppSocket, old: boolean, askedAt: number): void;
  /** Whoever ends an owner's session next. */
  willEnd(owner: string, by: readonly string[]): void;
  /** From now on, Sockscope is there. */
  sockscopeBegan(): void;
  readonly began: () => boolean;
  readonly truth: Truth;
}

/** An empty book. */
export function createGroundTruth(): GroundTruth {
  const sessions: TruthSession[] = [];
  const entries: TruthEntry[] = [];
  const errors: string[] = [];
  /** Index of each owner's newest session, and of the one that is open. */
  const newest = new Map<string, number>();
  const open = new Set<string>();
  let began = false;
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));

  const note: GroundTruth['note'] = (kind, owner, namespace, name, value, askedBefore = false) =>
    void entries.push({ kind, owner, namespace, name, value, askedBefore, session: newest.get(owner) ?? -1, before: !began });

  const watchEngine = (owner: string, session: TruthSession, { engine }: AppManager, old: boolean): void => {
    engine.on('upgrade', () => void (session.upgraded = true));
    // The pings of protocol 4 come from the server; in protocol 3 the client asks and the server answers.
    let askedBefore = false;
    engine.on('packetCreate', ({ type }: { type: string }) => {
      if (type === 'ping') askedBefore = !began;
    });
    engine.on('packet', ({ type }: { type: string }) => {
      if (type === (old ? 'pong' : 'ping')) note('heartbeat', owner, '', type, undefined, askedBefore);
    });
    engine.on('close', (reason: string) => {
      session.reason = reason;
      session.endedBefore = !began;
      open.delete(owner);
    });
  };

  return {
    note,
    began: () => began,
    willEnd(owner, by) {
      const session = sessions[newest.get(owner) ?? -1];
      if (session) session.endedBy = by;
    },
    sockscopeBegan: () => void (began = true),
    truth: { sessions, entries, errors },
    watchManager(owner, manager, old, askedAt) {
      let asked = askedAt;
      manager.on('open', () => {
        const session: TruthSession = {
          sid: manager.engine.id.slice(0, SID_PREFIX), owner, transport: manager.engine.transport.name, ms: performance.now() - asked,
          upgraded: false, before: !began, endedBefore: false, reason: undefined, endedBy: [],
        };
        newest.set(owner, sessions.push(session) - 1);
        open.add(owner);
        watchEngine(owner, session, manager, old);
      });
      const erred = ({ message }: Error): void => {
        note('erred', owner, '', message);
        if (!open.has(owner)) note('open failed', owner, '', message);
      };
      manager.on('error', erred);
      if (old) manager.on('connect_error', erred);
      manager.on('close', (reason: string) => {
        asked = performance.now();
        note('closed', owner, '', reason);
      });
      manager.on('reconnect_attempt', (attempt: number) => {
        asked = performance.now();
        note('reconnect attempt', owner, '', String(attempt));
      });
      manager.on('reconnect', (attempt: number) => note('reconnected', owner, '', String(attempt)));
    },
    watchSocket(owner, namespace, socket, old, askedAt) {
      let asked = askedAt;
      socket.on('disconnect', (reason: string) => {
        asked = performance.now();
        note('disconnected', owner, namespace, reason);
      });
      socket.on('connect', () => note('connected', owner, namespace, '', performance.now() - asked));
      if (old) {
        socket.on('error', (reason: unknown) => {
          // Here too the transport's errors are told to every socket, as objects; a refusal is what the server said.
          if (typeof reason === 'string') note('refused', owner, namespace, reason);
        });
      } else {
        socket.on('connect_error', ({ message, data }: Error & { data?: unknown }) => {
          // An error of the transport below is told to every socket; a refusal comes from the server.
          if (open.has(owner)) note('refused', owner, namespace, message + (data === undefined ? '' : ' with data'));
        });
      }
    },
  };
}

import type { TruthSession } from './truth.ts';

/** The kinds of fact that are compared, in the order in which they are reported. */
export const factClasses = [
  'connection', 'session id', 'handshake', 'handshake time', 'upgrade', 'probe time', 'failed attempt', 'end', 'heartbeat',
  'polling request', 'websocket', 'namespace asked', 'names of auth and query', 'namespace answered', 'namespace time', 'refusal', 'namespace left',
  'event sent', 'event received', 'burst', 'size', 'ack received', 'ack time', 'ack sent', 'binary sent', 'binary received',
  'options', 'disconnect reason', 'reconnect attempt', 'reconnected', 'manager error', 'nothing else',
] as const;
export type FactClass = (typeof factClasses)[number];

/** What was looked at, for a person and for the table of what cannot be known. */
export interface About {
  /** Event name, namespace, method: whatever tells two checks of one class apart. */
  readonly name: string;
  readonly session?: TruthSession | undefined;
  /** How many of the missing ones happened before Sockscope was there. */
  readonly before?: number;
}

/** One comparison: so many happened, so many were recorded; or a value that is right or wrong. */
export interface Check {
  readonly fact: FactClass;
  readonly about: About;
  readonly seen: number;
  readonly missing: number;
  /** What contradicts the truth; nothing when all is right. */
  readonly wrong: string | undefined;
}

/** Collects the checks of one cell. */
export interface Checks {
  /** `happened` of which `before` before Sockscope was there; more recorded than could be is wrong. */
  count(fact: FactClass, about: About, happened: number, recorded: number): void;
  /** A value that must be as the app says; `undefined` is missing. */
  value(fact: FactClass, about: About, recorded: unknown, isRight: (recorded: never) => boolean, truth: string): void;
  readonly all: readonly Check[];
}

export function createChecks(): Checks {
  const all: Check[] = [];
  return {
    all,
    count(fact, about, happened, recorded) {
      if (happened === 0 && recorded === 0) return;
      const possible = happened - (about.before ?? 0);
      const seen = Math.min(recorded, possible);
      const wrong = recorded > possible ? `recorded ${recorded}, happened ${possible}` : undefined;
      all.push({ fact, about, seen, missing: happened - seen, wrong });
    },
    value(fact, about, recorded, isRight, truth) {
      const missing = recorded === undefined;
      const right = !missing && isRight(recorded as never);
      const wrong = missing || right ? undefined : `recorded ${JSON.stringify(recorded)}, the truth is ${truth}`;
      all.push({ fact, about, seen: right ? 1 : 0, missing: missing ? 1 : 0, wrong });
    },
  };
}

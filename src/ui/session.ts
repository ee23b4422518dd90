/** The panel's only input: one session, live or read from a file. */
import type { ConnectionLine } from '../diagnosis/connection.ts';
import type { Health } from '../diagnosis/health.ts';
import type { Judgement } from '../diagnosis/judgement.ts';
import type { Decoded } from '../events/chunk.ts';
import type { LogEvent, ProbeName, Stop } from '../events/events.ts';
import type { SessionRecord } from '../scope.ts';

/** Everything that views show, as of one moment. Arrays are replaced or grown, never mutated in place by views. */
export interface Snapshot extends Judgement {
  readonly events: readonly LogEvent[];
  readonly lines: readonly ConnectionLine[];
  readonly health: Health;
}

/** A session to show. */
export interface SessionView {
  /** The same object until something changed. */
  snapshot(): Snapshot;
  /** `changed` is called at most once an animation frame. */
  subscribe(changed: () => void): Stop;
  readonly record: () => SessionRecord;
  /** What of a kept session could not be read. */
  readonly unread?: Omit<Decoded, 'events'>;
}

/** What a person may do to a live session; absent in the viewer, and with it the buttons. */
export interface PanelActions {
  /** Asks the probes; resolves when all answered or `signal` aborted. `progress` is 0..1, with what is being asked. */
  checkup(endpoint: string, signal: AbortSignal, progress: (share: number, asking: readonly ProbeName[]) => void): Promise<void>;
  /** Asks for CONNECT, which runs the app's own connect handler. */
  connect(endpoint: string, signal: AbortSignal): Promise<void>;
  mark(words: string): void;
  sessions(): Promise<readonly SessionRecord[]>;
  /** Reads an earlier session from this device. */
  open(id: string): Promise<SessionView>;
  remove(id: string): Promise<void>;
  /** Builds the file, so that a tap can hand it over at once (iOS allows sharing only inside the tap). */
  bundle(id: string): Promise<PreparedBundle>;
}

/** A file that is ready to be handed over, and what is in it, for the eyes of who sends it. */
export interface PreparedBundle {
  readonly file: File;
  readonly entries: readonly { readonly name: string; readonly bytes: number }[];
  /** The report in the file, as plain text. */
  readonly summary: string;
}

/** One recorded page load, as the list of sessions shows it. */
export interface SessionRecord {
  readonly id: string;
  readonly app: string;
  /** ms since the epoch */
  readonly startedAt: number;
  /** ms since the session began, of its newest fact */
  readonly lastAt: number;
  readonly events: number;
  /** bytes of stored text */
  readonly bytes: number;
  readonly marks: number;
  /** What was masked, by kind. */
  readonly masked: Readonly<Record<string, number>>;
  /** The page's address without query values, for the list. */
  readonly url: string;
  /** ms since the epoch, by the device's clock, when this was written. The first sessions ever have none of these. */
  readonly seenAt?: number;
  /** What the page was when this was written; `left` and `stopped` are its goodbye. */
  readonly state?: 'visible' | 'hidden' | 'left' | 'stopped';
  /** The page was loaded by a reload: the session before it in this tab ended by it. */
  readonly reload?: boolean;
  /** The gravest problem in it, found when the list was made after its end. */
  readonly worst?: 'error' | 'warning' | 'info' | 'none';
  /** How it ended, told by the list and never stored. Absent where it is not known, and for the running one. */
  readonly ended?: Ending;
}

/**
 * How a session ended. `open`: it has not, in another tab. `killed`: without a goodbye, in the
 * background. `crashed`: without a goodbye, before somebody's eyes (a crash, or a forced end).
 */
export type Ending = 'open' | 'closed' | 'reloaded' | 'stopped' | 'killed' | 'crashed';

/** One recorded page load, as the list of sessions shows it. */
export interface SessionRecord {
  readonly id: string;
  readonly app: string;
  /** ms since the epoch */
  readonly startedAt: number;
  /** ms since the session began, of its newest fact */
  readonly lastAt: number;
  /** ms since the epoch, by the device's clock, when this was written. Absent in sessions of 0.1.0. */
  readonly seenAt?: number;
  /** What the page was when this was written; `left` and `stopped` are its goodbye. */
  readonly state?: 'visible' | 'hidden' | 'left' | 'stopped';
  /** The page was loaded by a reload: the session before it in this tab ended by it. */
  readonly reload?: boolean;
  readonly events: number;
  /** bytes of stored text */
  readonly bytes: number;
  readonly marks: number;
  /** What was masked, by kind. */
  readonly masked: Readonly<Record<string, number>>;
  /** The page's address without query values, for the list. */
  readonly url: string;
}

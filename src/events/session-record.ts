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
}

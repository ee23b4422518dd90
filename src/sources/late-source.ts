import type { Stop } from '../events/events.ts';
import type { natives } from './natives.ts';
import type { PollOutcomes } from './poll-outcomes.ts';
import type { ManagerWatch } from './socket-io.ts';
import type { WireContext } from './xhr.ts';

/** What a source that comes late is lent. */
export interface LateContext extends WireContext {
  /** The platform's functions as they were at the start: those on the page may be somebody else's by now. */
  readonly natives: typeof natives;
  readonly polls: PollOutcomes;
  readonly managers: ManagerWatch;
  /** ms since the session began, the clock of what a connection has heard and asked */
  readonly now: () => number;
  /** Whether the page's console is to be recorded. */
  readonly console: boolean;
}

/** A source that loses nothing by starting after the page was parsed. */
export type LateSource = (context: LateContext) => Stop;

import type { SessionView, Snapshot } from '../session.ts';
import { useChanges } from './use-changes.ts';

/** The session as it is now; renders again when it changes. */
export function useSnapshot(session: SessionView): Snapshot {
  useChanges(session);
  return session.snapshot();
}

import { messageOf } from '../../events/message-of.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PanelActions, PreparedBundle } from '../session.ts';

/** New events wait this long (ms) before the file is built again. */
const REBUILD_AFTER = 1000;
/** Building may take at most a third of the time, however large the log. */
const REST_PER_BUILD = 2;

export interface Preparation {
  /** The newest finished file; it stays while a newer one is built. */
  readonly bundle?: PreparedBundle;
  readonly failed?: string;
}

/** Keeps a file of the session ready, because iOS shares only what is there at the tap. */
export function usePreparedBundle(actions: PanelActions | undefined, id: string, newest: number): Preparation & { retry: () => void } {
  const [preparation, setPreparation] = useState<Preparation>({});
  const [attempt, setAttempt] = useState(0);
  const builds = useRef({ at: -Infinity, cost: 0 });
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const mounted = useRef(true);

  const build = async (): Promise<void> => {
    pending.current = undefined;
    if (!actions) return;
    const begun = performance.now();
    const next: Preparation = await actions.bundle(id).then(
      (bundle) => ({ bundle }),
      (error: unknown) => ({ failed: messageOf(error) }),
    );
    builds.current = { at: performance.now(), cost: performance.now() - begun };
    if (mounted.current) setPreparation((before) => (next.bundle ? next : { ...before, ...next }));
  };

  // One wait for many events: a page that never rests still gets its file.
  useEffect(() => {
    if (pending.current !== undefined) return;
    const { at, cost } = builds.current;
    const rest = at + Math.max(REBUILD_AFTER, cost * REST_PER_BUILD) - performance.now();
    pending.current = setTimeout(() => void build(), Math.max(0, rest));
  }, [id, newest, attempt]);
  useEffect(() => () => {
    mounted.current = false;
    clearTimeout(pending.current);
  }, []);

  return { ...preparation, retry: () => setAttempt((times) => times + 1) };
}

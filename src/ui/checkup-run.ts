import { messageOf } from '../events/message-of.ts';
import type { ProbeName, Stop } from '../events/events.ts';
import type { PanelActions } from './session.ts';
import { createStore, type Store } from './store.ts';

/** How the checkup stands. */
export interface CheckupState {
  readonly state: 'idle' | 'running' | 'cancelled' | 'failed';
  /** 0 to 1 while it runs. */
  readonly share: number;
  /** What is being asked. */
  readonly asking: readonly ProbeName[];
  /** Why it failed. */
  readonly message: string;
}

/** At most one checkup at a time; it goes on while a person looks at other views. */
export interface CheckupRun extends Pick<Store<CheckupState>, 'get' | 'set' | 'subscribe'> {
  start(endpoint: string): void;
  /** The question of its own: it runs the app's connect handler. */
  connect(endpoint: string): void;
  readonly cancel: Stop;
}

/** A checkup that did not run yet. */
export function createCheckupRun(actions: Pick<PanelActions, 'checkup' | 'connect'>): CheckupRun {
  const store = createStore<CheckupState>({ state: 'idle', share: 0, asking: [], message: '' });
  let abort: AbortController | undefined;
  const run = (ask: (signal: AbortSignal, progress: (share: number, asking: readonly ProbeName[]) => void) => Promise<void>): void => {
    if (abort) return;
    const controller = new AbortController();
    abort = controller;
    const settle = (change: Partial<CheckupState>): void => {
      abort = undefined;
      store.set(controller.signal.aborted ? { state: 'cancelled' } : change);
    };
    const progress = (share: number, asking: readonly ProbeName[]): void => {
      if (abort === controller && !controller.signal.aborted) store.set({ share, asking });
    };
    store.set({ state: 'running', share: 0, asking: [], message: '' });
    ask(controller.signal, progress).then(
      () => settle({ state: 'idle' }),
      (error: unknown) => settle({ state: 'failed', message: messageOf(error) }),
    );
  };
  return {
    ...store,
    start: (endpoint) => run((signal, progress) => actions.checkup(endpoint, signal, progress)),
    connect: (endpoint) => run((signal, progress) => {
      progress(0.5, ['connect']);
      return actions.connect(endpoint, signal);
    }),
    cancel() {
      abort?.abort();
      if (abort) store.set({ state: 'cancelled' });
    },
  };
}

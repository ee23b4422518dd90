import { messageOf } from '../events/message-of.ts';
import type { Stop } from '../events/events.ts';
import type { PanelActions } from './session.ts';
import { createStore, type Store } from './store.ts';

/** How the checkup stands. */
export interface CheckupState {
  readonly state: 'idle' | 'running' | 'cancelled' | 'failed';
  /** 0 to 1 while it runs. */
  readonly share: number;
  /** Why it failed. */
  readonly message: string;
}

/** At most one checkup at a time; it goes on while a person looks at other views. */
export interface CheckupRun extends Pick<Store<CheckupState>, 'get' | 'set' | 'subscribe'> {
  start(endpoint: string): void;
  readonly cancel: Stop;
}

/** A checkup that did not run yet. */
export function createCheckupRun(ask: PanelActions['checkup']): CheckupRun {
  const store = createStore<CheckupState>({ state: 'idle', share: 0, message: '' });
  let abort: AbortController | undefined;
  return {
    ...store,
    start(endpoint) {
      if (abort) return;
      const controller = new AbortController();
      abort = controller;
      const settle = (change: Partial<CheckupState>): void => {
        abort = undefined;
        store.set(controller.signal.aborted ? { state: 'cancelled' } : change);
      };
      store.set({ state: 'running', share: 0, message: '' });
      const progress = (share: number): void => {
        if (abort === controller && !controller.signal.aborted) store.set({ share });
      };
      ask(endpoint, controller.signal, progress).then(
        () => settle({ state: 'idle' }),
        (error: unknown) => settle({ state: 'failed', message: messageOf(error) }),
      );
    },
    cancel() {
      abort?.abort();
      if (abort) store.set({ state: 'cancelled' });
    },
  };
}

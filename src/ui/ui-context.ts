import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SessionRecord } from '../scope.ts';
import type { Causes } from '../words/causes.ts';
import type { Words } from '../words/words.ts';
import type { CheckupRun } from './checkup-run.ts';
import type { PanelActions, SessionView, Snapshot } from './session.ts';
import type { Store } from './store.ts';
import type { ViewState } from './view-state.ts';

/** What every component of the panel and the viewer may read and do. */
export interface Ui {
  readonly words: Words;
  /** What is said of causes; absent until it is loaded. */
  readonly causes: Causes | undefined;
  readonly record: SessionRecord;
  readonly snapshot: Snapshot;
  readonly view: Store<ViewState>;
  /** Absent in the viewer. */
  readonly actions: PanelActions | undefined;
  /** False for an earlier session and in the viewer: nothing can be marked or asked any more. */
  readonly live: boolean;
  /** What of a kept session could not be read. */
  readonly unread?: SessionView['unread'] | undefined;
  /** Absent in the viewer. */
  readonly checkup?: CheckupRun | undefined;
  /** Shows an event of this session in the timeline. */
  showEvent(seq: number): void;
  /** Shows an earlier session of this device in place of the running one. */
  openSession?(id: string): Promise<void>;
  /** The record of the running session, also while an earlier one is shown. */
  running?(): SessionRecord;
}

export const UiContext = createContext<Ui | undefined>(undefined);

/** The context, which every component under App or Viewer has. */
export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error('Sockscope: a component was rendered outside of its context');
  return ui;
}

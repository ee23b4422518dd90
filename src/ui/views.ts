import type { FunctionComponent } from 'preact';
import { DiagnosisView } from './diagnosis/DiagnosisView.tsx';
import { LogView } from './log/LogView.tsx';
import type { IconName } from './parts/icon.ts';
import { StatusView } from './status/StatusView.tsx';
import { TimelineView } from './timeline/TimelineView.tsx';
import type { ViewId } from './view-state.ts';

/** One tab. */
export interface View {
  readonly id: ViewId;
  readonly icon: IconName;
  readonly component: FunctionComponent;
  /** Makes sense only where something can be done: not in the viewer. */
  readonly needsActions?: true;
}

/** Every view, in the order of the tabs. A new one is a line here and a label in the words. */
export const views: readonly View[] = [
  { id: 'status', icon: 'status', component: StatusView },
  { id: 'timeline', icon: 'timeline', component: TimelineView },
  { id: 'diagnosis', icon: 'diagnosis', component: DiagnosisView },
  { id: 'log', icon: 'log', component: LogView, needsActions: true },
];

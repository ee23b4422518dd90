import { type Stack, STACKS } from '../words/fixes/fix.ts';
import type { Language, Words } from '../words/words.ts';
import { everything, type Filter } from './timeline/filter.ts';

export type ViewId = keyof Words['views'];
export type Theme = 'auto' | 'light' | 'dark';
/** Heights at which the sheet rests. */
export type SheetHeight = 'peek' | 'half' | 'full';

/** What is shown and how; nothing of it is worth keeping but the three preferences. */
export interface ViewState {
  readonly open: boolean;
  /** Neither bubble nor panel is there until the next load. */
  readonly hidden: boolean;
  readonly view: ViewId;
  readonly height: SheetHeight;
  readonly filter: Filter;
  /** `seq` of the event whose detail is open. */
  readonly detail: number | undefined;
  /** `seq` to which the timeline scrolls, and which it marks. */
  readonly target: number | undefined;
  readonly language: Language;
  readonly theme: Theme;
  /** The stack whose lines a person wants to see. */
  readonly stack: Stack | undefined;
}

/** The state at the beginning. */
export const initialView = (
  chosen: Pick<ViewState, 'language' | 'theme' | 'stack'>,
): ViewState => ({
  open: false, hidden: false, view: 'status', height: 'half', filter: everything, detail: undefined, target: undefined, ...chosen,
});

const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

/** Narrows a kept or given word to a theme. */
export const pickTheme = (asked: string | undefined): Theme => THEMES.find((theme) => theme === asked) ?? 'auto';
/** Narrows a kept word to a stack. */
export const pickStack = (asked: string | undefined): Stack | undefined => STACKS.find((stack) => stack === asked);

import type { RuleWordsOf } from '../../words.ts';

/** How findings on app, page and device are put, in English. */
export const applicationVerdicts: RuleWordsOf<'application'> = {
};

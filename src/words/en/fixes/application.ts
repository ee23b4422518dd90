import type { FixWordsOf } from '../../words.ts';

/** Labels of the lines in `fixes/application.ts`, in English. */
export const applicationLabels: FixWordsOf<'application'> = {
};

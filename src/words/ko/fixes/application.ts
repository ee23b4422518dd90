import type { FixWordsOf } from '../../words.ts';

/** Labels of the lines in `fixes/application.ts`, in Korean. */
export const applicationLabels: FixWordsOf<'application'> = {
};

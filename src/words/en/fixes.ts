import type { FixWords } from '../words.ts';
import { applicationLabels } from './fixes/application.ts';
import { reachLabels } from './fixes/reach.ts';
import { transportLabels } from './fixes/transport.ts';

/** What is said above and below lines to paste, in English. */
export const fixes: FixWords = { ...reachLabels, ...transportLabels, ...applicationLabels };

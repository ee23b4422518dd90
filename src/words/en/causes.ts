import { createCauses } from '../causes.ts';
import { fixes } from './fixes.ts';
import { verdicts } from './verdicts.ts';

/** What is said of causes in English: by far the most words, so they come behind the panel. */
export const causes = createCauses(verdicts, fixes);

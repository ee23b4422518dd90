import type { RuleWords } from '../words.ts';
import { applicationVerdicts } from './verdicts/application.ts';
import { reachVerdicts } from './verdicts/reach.ts';
import { transportVerdicts } from './verdicts/transport.ts';

/** How each finding is put, in English. */
export const verdicts: RuleWords = { ...reachVerdicts, ...transportVerdicts, ...applicationVerdicts };

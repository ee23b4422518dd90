/** The lines to paste, the same in every language: their labels are in `en/fixes` and `ko/fixes`. */
import type { RuleId } from '../../diagnosis/diagnose.ts';
import { applicationFixes, applicationFixesOf } from './application.ts';
import { reachFixes, reachFixesOf } from './reach.ts';
import { transportFixes, transportFixesOf } from './transport.ts';

export const fixFamilies = { reach: reachFixes, transport: transportFixes, application: applicationFixes };
export const fixLines = { ...reachFixes, ...transportFixes, ...applicationFixes };
export type FixId = keyof typeof fixLines;

/** Which lines mend which cause; the most likely first, each stack at most once. */
export const fixesOfRule: { readonly [Id in RuleId]: readonly FixId[] } = { ...reachFixesOf, ...transportFixesOf, ...applicationFixesOf };

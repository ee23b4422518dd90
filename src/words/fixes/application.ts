import type { FixLines, FixesOf } from './fix.ts';

/** Lines that mend the app's own code, on either side. */
export const applicationFixes = {} as const satisfies FixLines;

export const applicationFixesOf = {} as const satisfies FixesOf;

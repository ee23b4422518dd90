/** A time in ms to a tenth: finer would only look exact. */
export const tenth = (ms: number): number => Math.round(ms * 10) / 10;

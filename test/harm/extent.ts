/** Whether all of the campaign runs (`npm run test:harm`), or the selection that `npm test` has time for. */
export const whole = process.env['HARM'] === 'all';

/** All, or so many from the beginning where only the selection runs. */
export const some = <T>(all: readonly T[], count: number): readonly T[] => (whole ? all : all.slice(0, count));

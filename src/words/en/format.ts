import { createFormat } from '../format.ts';

export const format = createFormat({
  locale: 'en',
  seconds: (amount) => `${amount} s`,
  minutes: (minutes, seconds) => (seconds ? `${minutes} min ${seconds} s` : `${minutes} min`),
  hours: (hours, minutes) => (minutes ? `${hours} h ${minutes} min` : `${hours} h`),
});

/** `1 request`, `3 requests`. */
export const some = (amount: number, one: string, many = `${one}s`): string => `${format.count(amount)} ${amount === 1 ? one : many}`;

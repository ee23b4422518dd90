import { createFormat } from '../format.ts';

export const format = createFormat({
  locale: 'ko',
  seconds: (amount) => `${amount}초`,
  minutes: (minutes, seconds) => (seconds ? `${minutes}분 ${seconds}초` : `${minutes}분`),
  hours: (hours, minutes) => (minutes ? `${hours}시간 ${minutes}분` : `${hours}시간`),
});

/** `3번`, `3개`: an amount with its counter. */
export const some = (amount: number, counter: string): string => `${format.count(amount)}${counter}`;

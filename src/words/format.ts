/** Times, sizes and counts as people of one language write them. */
export interface Format {
  /** A duration: `38 ms`, `1.4 s`, `3 min 20 s`. */
  ms(duration: number): string;
  /** The same to the whole second, for lengths of sessions. */
  duration(duration: number): string;
  bytes(size: number): string;
  count(amount: number): string;
  /** Time of day to the second, local. */
  clock(epoch: number): string;
  /** The three digits after the second. */
  millis(epoch: number): string;
  /** Day and time of day, local. */
  moment(epoch: number): string;
}

/** What differs between languages. */
export interface FormatTerms {
  readonly locale: string;
  seconds(amount: string): string;
  minutes(minutes: number, seconds: number): string;
  hours(hours: number, minutes: number): string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Formats for one language. */
export function createFormat(terms: FormatTerms): Format {
  const number = new Intl.NumberFormat(terms.locale);
  const day = new Intl.DateTimeFormat(terms.locale, { month: 'short', day: 'numeric' });
  const clock = (epoch: number): string => {
    const date = new Date(epoch);
    return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  };
  const duration = (length: number): string => {
    const seconds = Math.round(length / 1000);
    if (seconds < 60) return terms.seconds(String(seconds));
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? terms.minutes(minutes, seconds % 60) : terms.hours(Math.floor(minutes / 60), minutes % 60);
  };
  return {
    ms(time) {
      const whole = Math.round(time);
      if (whole < 1000) return `${time > 0 && whole === 0 ? '<1' : whole} ms`;
      return whole < 59_500 ? terms.seconds((whole / 1000).toFixed(whole < 9_950 ? 1 : 0)) : duration(whole);
    },
    duration,
    bytes(size) {
      if (size < 1000) return `${Math.round(size)} B`;
      if (size < 999_500) return `${(size / 1000).toFixed(size < 9_950 ? 1 : 0)} kB`;
      return `${(size / 1_000_000).toFixed(size < 9_950_000 ? 1 : 0)} MB`;
    },
    count: (amount) => number.format(amount),
    clock,
    millis: (epoch) => String(new Date(epoch).getMilliseconds()).padStart(3, '0'),
    moment: (epoch) => `${day.format(epoch)} ${clock(epoch).slice(0, 5)}`,
  };
}

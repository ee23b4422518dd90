import { useEffect, useState } from 'preact/hooks';

/** How long the answer to a tap stays (ms). */
const STAYS = 1600;

/** A short answer to a tap, which goes by itself. */
export function useAnswer<T>(): readonly [answer: T | undefined, give: (answer: T) => void] {
  const [given, setGiven] = useState<{ readonly answer: T }>();
  useEffect(() => {
    if (!given) return undefined;
    const timer = setTimeout(() => setGiven(undefined), STAYS);
    return () => clearTimeout(timer);
  }, [given]);
  return [given?.answer, (answer) => setGiven({ answer })];
}

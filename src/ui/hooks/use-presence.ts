import { useEffect, useState } from 'preact/hooks';

/** As long as the style sheet lets a panel leave (ms). */
const LEAVING = 240;

/** Keeps something on screen while it leaves; with reduced motion it goes at once. */
export function usePresence(wanted: boolean): 'absent' | 'present' | 'leaving' {
  const [leaving, setLeaving] = useState(false);
  const [was, setWas] = useState(wanted);
  if (was !== wanted) {
    setWas(wanted);
    setLeaving(!wanted && !matchMedia('(prefers-reduced-motion: reduce)').matches);
  }
  useEffect(() => {
    if (!leaving) return undefined;
    const timer = setTimeout(() => setLeaving(false), LEAVING);
    return () => clearTimeout(timer);
  }, [leaving]);
  return wanted ? 'present' : leaving ? 'leaving' : 'absent';
}

import { useEffect, useState } from 'preact/hooks';
import type { Causes } from '../../words/causes.ts';
import type { Language } from '../../words/words.ts';

/** Fetches what is said of causes in a language. */
export type LoadCauses = (language: Language) => Promise<Causes>;

/** What is said of causes; nothing until it is here, those of the language before until those of the next are. */
export function useCauses(language: Language, load: LoadCauses): Causes | undefined {
  const [causes, setCauses] = useState<Causes>();
  useEffect(() => {
    let wanted = true;
    load(language).then((loaded) => wanted && setCauses(() => loaded), () => undefined);
    return () => {
      wanted = false;
    };
  }, [language]);
  return causes;
}

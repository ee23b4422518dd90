import { useEffect, useState } from 'preact/hooks';
import type { Language, Words } from '../../words/words.ts';

/** Fetches the words of a language. */
export type LoadWords = (language: Language) => Promise<Words>;

/** The words of a language; the ones before stay until the new ones are here, and if they never come. */
export function useWords(first: Words, language: Language, load: LoadWords): Words {
  const [words, setWords] = useState(first);
  useEffect(() => {
    if (words.language === language) return undefined;
    let wanted = true;
    load(language).then((loaded) => wanted && setWords(loaded), () => undefined);
    return () => {
      wanted = false;
    };
  }, [language, words]);
  return words;
}

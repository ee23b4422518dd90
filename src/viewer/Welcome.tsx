import { useRef } from 'preact/hooks';
import { Icon } from '../ui/parts/Icon.tsx';
import { MoodMark } from '../ui/parts/MoodMark.tsx';
import { Segmented } from '../ui/parts/Segmented.tsx';
import type { Language, Words } from '../words/words.ts';

/** The empty viewer: where to put the file, and why that is safe. */
export function Welcome({ words, busy, problem, give, setLanguage }: {
  words: Words;
  busy: boolean;
  problem: string | undefined;
  give: (file: File | undefined) => void;
  setLanguage: (language: Language) => void;
}) {
  const { viewer: say, common, header } = words;
  const input = useRef<HTMLInputElement>(null);
  return (
    <main class="welcome">
      <div class="drop">
        <MoodMark mood={problem === undefined ? 'idle' : 'bad'} size={64} />
        <h1>{busy ? common.loading : problem === undefined ? say.drop : say.unreadable}</h1>
        {problem !== undefined && <p class="note" data-tone="bad" role="alert"><Icon name="alert" size={18} />{problem}</p>}
        <button type="button" class="button primary large" data-action="choose" disabled={busy} onClick={() => input.current?.click()}>{say.choose}</button>
        <input
          ref={input} type="file" accept=".zip,application/zip" hidden aria-label={say.choose}
          onChange={(event) => give(event.currentTarget.files?.[0])}
        />
        <p class="quiet">{say.paste}</p>
      </div>
      <Segmented
        label={header.language} value={words.language} choose={setLanguage}
        options={[{ value: 'en', text: 'English', lang: 'en' }, { value: 'ko', text: '한국어', lang: 'ko' }]}
      />
    </main>
  );
}

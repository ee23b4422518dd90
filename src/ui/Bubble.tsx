import type { RefObject } from 'preact';
import { moodOf } from '../diagnosis/health.ts';
import { sayHealth } from '../words/say.ts';
import { useBubbleDrag } from './hooks/use-bubble-drag.ts';
import { MoodMark } from './parts/MoodMark.tsx';
import type { Snapshot } from './session.ts';
import type { Words } from '../words/words.ts';

/** The state at a glance, wherever a person put it; a tap opens the panel. */
export function Bubble({ element, snapshot, words, corner, covered, open }: {
  element: RefObject<HTMLButtonElement | null>;
  snapshot: Snapshot;
  words: Words;
  corner: string | undefined;
  /** The panel lies over it. */
  covered: boolean;
  open: () => void;
}) {
  const drag = useBubbleDrag(element, corner);
  const problems = snapshot.verdicts.filter((verdict) => verdict.outcome === 'problem').length;
  const mood = moodOf(snapshot.health);
  return (
    <button
      ref={element} type="button" class="bubble" data-mood={mood} data-covered={covered}
      tabIndex={covered ? -1 : 0} aria-hidden={covered}
      aria-label={words.bubble.label(sayHealth(words, snapshot.health), problems)}
      {...drag.handlers}
      onClick={() => !drag.wasDragged() && open()}
    >
      <MoodMark mood={mood} size={56} />
      {problems > 0 && <span class="badge" aria-hidden="true">{problems}</span>}
    </button>
  );
}

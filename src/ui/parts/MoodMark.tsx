import type { Mood } from '../../diagnosis/health.ts';
import { toneOf } from '../tone.ts';

// Each mood has a shape of its own, so that nobody needs to tell colours apart. The ring is 66 long.
const ring: { readonly [M in Mood]: string } = { idle: '1.3 3.4', busy: '16 66', good: '66 0', fair: '49 17', bad: '9 4.2' };
const glyph: { readonly [M in Mood]: string } = {
  idle: 'M9 12h6',
  busy: 'M8 12h.01M12 12h.01M16 12h.01',
  good: 'M8 12.3l2.8 2.8L16 9.6',
  fair: 'M12 7.8v4.6M12 16h.01',
  bad: 'M9.2 9.2l5.6 5.6M14.8 9.2l-5.6 5.6',
};

/** The state of the connections as a ring with a sign. */
export const MoodMark = ({ mood, size = 24 }: { mood: Mood; size?: number }) => (
  <svg class="mood" data-mood={mood} data-tone={toneOf(mood)} viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
    <circle class="mood-track" cx="12" cy="12" r="10.5" />
    <circle class="mood-ring" cx="12" cy="12" r="10.5" stroke-dasharray={ring[mood]} />
    <path class="mood-glyph" d={glyph[mood]} />
  </svg>
);

import { isRecord } from '../events/json.ts';
import { keep, readKept } from './preferences.ts';

/** Where the bubble rests: at a side, at a share of the free height. */
export interface BubblePosition {
  readonly side: 'left' | 'right';
  /** 0 is the top, 1 the bottom, both within the safe area. */
  readonly y: number;
}

const KEY = 'sockscope:bubble';

/** The position a person last chose, else the developer's. */
export function readBubblePosition(corner = 'bottom-right'): BubblePosition {
  const kept = readKept(KEY);
  if (isRecord(kept) && typeof kept['y'] === 'number' && kept['y'] >= 0 && kept['y'] <= 1) {
    return { side: kept['side'] === 'left' ? 'left' : 'right', y: kept['y'] };
  }
  return { side: corner.endsWith('left') ? 'left' : 'right', y: corner.startsWith('top') ? 0 : 1 };
}

export const keepBubblePosition = (position: BubblePosition): void => keep(KEY, position);

/** Puts the bubble at a position; the style sheet turns the share into a place inside the safe area. */
export function placeBubble(bubble: HTMLElement, { side, y }: BubblePosition): void {
  bubble.dataset['side'] = side;
  bubble.style.setProperty('--y', String(y));
}

/** The resting position nearest to where the bubble was let go. */
export function nearestPosition(bubble: HTMLElement, let_: { readonly x: number; readonly top: number }): BubblePosition {
  const topAt = (y: string): number => {
    bubble.style.setProperty('--y', y);
    return bubble.getBoundingClientRect().top;
  };
  const highest = topAt('0');
  const lowest = topAt('1');
  const y = lowest > highest ? (let_.top - highest) / (lowest - highest) : 1;
  return { side: let_.x < innerWidth / 2 ? 'left' : 'right', y: Math.min(1, Math.max(0, y)) };
}

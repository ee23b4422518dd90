import type { SheetHeight } from './view-state.ts';

/** Resting heights as shares of the room above the keyboard. */
const SHARES: { readonly [H in SheetHeight]: number } = { peek: 0.36, half: 0.6, full: 1 };
const ORDER: readonly SheetHeight[] = ['peek', 'half', 'full'];
/** A fling faster than this (px per ms) goes on in its direction. */
const FLING = 0.7;
/** Below this share of the lowest height the sheet closes. */
const CLOSES = 0.6;

/** px of a resting height in a room of `room` px. */
export const heightIn = (height: SheetHeight, room: number): number => Math.round(SHARES[height] * room);

/** The height above or below another. */
export const stepHeight = (height: SheetHeight, step: 1 | -1): SheetHeight =>
  ORDER[Math.min(ORDER.length - 1, Math.max(0, ORDER.indexOf(height) + step))] ?? height;

/** Where a sheet of `px` goes when it is let go at `speed` px per ms, upwards positive. */
export function restAfter(px: number, speed: number, room: number): SheetHeight | 'closed' {
  const lowest = heightIn('peek', room);
  if (px < lowest * CLOSES || (speed < -FLING && px <= lowest)) return 'closed';
  if (Math.abs(speed) > FLING) {
    const beyond = speed > 0 ? ORDER.find((name) => heightIn(name, room) > px) : [...ORDER].reverse().find((name) => heightIn(name, room) < px);
    return beyond ?? (speed > 0 ? 'full' : 'closed');
  }
  return ORDER.reduce((best, name) => (Math.abs(heightIn(name, room) - px) < Math.abs(heightIn(best, room) - px) ? name : best));
}

/** Sides of a box in px, as `getBoundingClientRect` gives them. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** px between the bubble and its panel, and between the panel and the window's edge. */
const GAP = 12;

const within = (value: number, room: number): number => Math.max(GAP, Math.min(value, room - GAP));

/**
 * Where a panel goes beside its bubble: above it where there is room, else below, aligned to the
 * bubble's nearer side and always inside the window; beside it where neither fits.
 */
export function placePanel(bubble: Box, panel: { readonly width: number; readonly height: number }, room: { readonly width: number; readonly height: number }): { left: number; top: number } {
  const onTheRight = bubble.left + bubble.right > room.width;
  const above = bubble.top - GAP - panel.height;
  const below = bubble.bottom + GAP;
  const fitsAbove = above >= GAP;
  const fitsBelow = below + panel.height + GAP <= room.height;
  const alongside = !fitsAbove && !fitsBelow;
  const left = alongside
    ? onTheRight ? bubble.left - GAP - panel.width : bubble.right + GAP
    : onTheRight ? bubble.right - panel.width : bubble.left;
  const top = alongside ? bubble.bottom - panel.height : fitsAbove ? above : below;
  return { left: within(left, room.width - panel.width), top: within(top, room.height - panel.height) };
}

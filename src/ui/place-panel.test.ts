import { describe, expect, test } from 'vitest';
import { placePanel } from './place-panel.ts';

const panel = { width: 400, height: 600 };
const room = { width: 1280, height: 800 };
const bubbleAt = (left: number, top: number) => ({ left, top, right: left + 56, bottom: top + 56 });

describe('the panel stands beside its bubble', () => {
  test.each([
    ['bottom right: above it, right edges aligned', bubbleAt(1210, 724), { left: 866, top: 112 }],
    ['bottom left: above it, left edges aligned', bubbleAt(14, 724), { left: 14, top: 112 }],
    ['top right: below it', bubbleAt(1210, 14), { left: 866, top: 82 }],
    ['middle of the side: alongside, as high as it must be', bubbleAt(1210, 372), { left: 798, top: 12 }],
    ['middle of the left side', bubbleAt(14, 372), { left: 82, top: 12 }],
  ])('%s', (_, bubble, place) => {
    expect(placePanel(bubble, panel, room)).toEqual(place);
  });

  test('and never leaves the window', () => {
    for (let left = 0; left <= 1224; left += 51) {
      for (let top = 0; top <= 744; top += 31) {
        const place = placePanel(bubbleAt(left, top), panel, room);
        expect(place.left).toBeGreaterThanOrEqual(12);
        expect(place.left + panel.width).toBeLessThanOrEqual(1268);
        expect(place.top).toBeGreaterThanOrEqual(12);
        expect(place.top + panel.height).toBeLessThanOrEqual(788);
      }
    }
  });
});

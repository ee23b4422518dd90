import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { capturePointer } from '../capture-pointer.ts';
import { restAfter } from '../sheet-heights.ts';
import type { SheetHeight } from '../view-state.ts';

const THRESHOLD = 4;
/** What a finger may take hold of, and what keeps its own taps there. */
const HEAD = '.grip, .header';
const CONTROLS = 'button:not(.handle), .menu, .scrim';

/** Lets a finger drag the sheet by its head. While it moves, only the element's style changes. */
export function useSheetDrag(sheet: RefObject<HTMLElement | null>, room: number, rest: (height: SheetHeight | 'closed') => void) {
  const grip = useRef<{ y: number; height: number; moved: boolean; lastY: number; lastAt: number; speed: number }>(undefined);
  const dragged = useRef(false);

  const end = (): void => {
    const held = grip.current;
    const element = sheet.current;
    grip.current = undefined;
    if (!held?.moved || !element) return;
    delete element.dataset['dragging'];
    const px = element.getBoundingClientRect().height;
    element.style.height = '';
    // A finger that stopped before it let go did not fling.
    rest(restAfter(px, performance.now() - held.lastAt > 120 ? 0 : held.speed, room));
  };

  return {
    wasDragged: () => dragged.current,
    handlers: {
      onPointerDown(event: PointerEvent) {
        const element = sheet.current;
        const target = event.target as Element;
        if (!element || event.button !== 0 || !target.closest(HEAD) || target.closest(CONTROLS)) return;
        dragged.current = false;
        capturePointer(event);
        grip.current = {
          y: event.clientY, height: element.getBoundingClientRect().height, moved: false,
          lastY: event.clientY, lastAt: performance.now(), speed: 0,
        };
      },
      onPointerMove(event: PointerEvent) {
        const held = grip.current;
        const element = sheet.current;
        if (!held || !element) return;
        const up = held.y - event.clientY;
        if (!held.moved && Math.abs(up) < THRESHOLD) return;
        held.moved = dragged.current = true;
        const now = performance.now();
        if (now > held.lastAt) held.speed = 0.6 * ((held.lastY - event.clientY) / (now - held.lastAt)) + 0.4 * held.speed;
        held.lastY = event.clientY;
        held.lastAt = now;
        element.dataset['dragging'] = '';
        element.style.height = `${Math.min(room, Math.max(60, held.height + up))}px`;
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}

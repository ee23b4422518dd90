import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { capturePointer } from '../capture-pointer.ts';
import { type BubblePosition, keepBubblePosition, nearestPosition, placeBubble, readBubblePosition } from '../bubble-position.ts';

/** A finger that rests still moves a little: below this (px) it is a tap. */
const THRESHOLD = 4;

/** Lets a finger or mouse move the bubble; let go, it glides to the nearer side and stays there. */
export function useBubbleDrag(bubble: RefObject<HTMLElement | null>, corner: string | undefined) {
  const grip = useRef<{ x: number; y: number; moved: boolean }>(undefined);
  const dragged = useRef(false);
  useLayoutEffect(() => {
    if (bubble.current) placeBubble(bubble.current, readBubblePosition(corner));
  }, [bubble, corner]);

  const settle = (element: HTMLElement): void => {
    const from = element.getBoundingClientRect();
    element.style.transition = 'none';
    element.style.transform = '';
    const position: BubblePosition = nearestPosition(element, { x: from.left + from.width / 2, top: from.top });
    placeBubble(element, position);
    keepBubblePosition(position);
    const to = element.getBoundingClientRect();
    element.style.transform = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
    element.getBoundingClientRect();
    element.style.transition = '';
    element.style.transform = '';
  };

  return {
    /** Whether the click that follows belongs to a drag. */
    wasDragged: () => dragged.current,
    handlers: {
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        dragged.current = false;
        capturePointer(event);
        grip.current = { x: event.clientX, y: event.clientY, moved: false };
      },
      onPointerMove(event: PointerEvent) {
        const held = grip.current;
        const element = bubble.current;
        if (!held || !element) return;
        const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
        if (!held.moved && Math.hypot(dx, dy) < THRESHOLD) return;
        held.moved = dragged.current = true;
        element.style.transition = 'none';
        element.style.transform = `translate(${dx}px, ${dy}px)`;
      },
      onPointerUp() {
        if (grip.current?.moved && bubble.current) settle(bubble.current);
        grip.current = undefined;
      },
      onPointerCancel() {
        if (grip.current?.moved && bubble.current) settle(bubble.current);
        grip.current = undefined;
      },
    },
  };
}

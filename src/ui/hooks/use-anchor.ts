import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { placePanel } from '../place-panel.ts';

/** Keeps a panel beside the bubble, wherever that is dragged to. */
export function useAnchor(bubble: RefObject<HTMLElement | null>, panel: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const [anchor, floating] = [bubble.current, panel.current];
    if (!anchor || !floating) return undefined;
    const place = (): void => {
      const { left, top } = placePanel(
        anchor.getBoundingClientRect(),
        { width: floating.offsetWidth, height: floating.offsetHeight },
        { width: innerWidth, height: innerHeight },
      );
      floating.style.left = `${left}px`;
      floating.style.top = `${top}px`;
    };
    place();
    // The bubble moves by a drag, and at its end by a transition.
    const moves = ['pointermove', 'pointerup', 'transitionend'] as const;
    for (const type of moves) anchor.addEventListener(type, place);
    addEventListener('resize', place);
    return () => {
      for (const type of moves) anchor.removeEventListener(type, place);
      removeEventListener('resize', place);
    };
  }, [bubble, panel]);
}

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** px between the bubble and its panel, and between the panel and the window's edge. */
const GAP = 12;

/**
 * Keeps a panel beside the bubble, wherever that is dragged to. Floating UI comes by itself when a
 * wide window first needs it: a phone never does. Without it the panel stays in its corner.
 */
export function useAnchor(bubble: RefObject<HTMLElement | null>, panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const [anchor, floating] = [bubble.current, panel.current];
    let stop: (() => void) | undefined = () => undefined;
    import('@floating-ui/dom').then(
      ({ autoUpdate, computePosition, flip, offset, shift }) => {
        if (!anchor || !floating || !stop) return;
        const middleware = [offset(GAP), flip({ fallbackPlacements: ['bottom-end', 'left-end', 'right-end'] }), shift({ padding: GAP, crossAxis: true })];
        const place = (): void => void computePosition(anchor, floating, { placement: 'top-end', strategy: 'fixed', middleware }).then(({ x, y }) => {
          Object.assign(floating.style, { left: `${x}px`, top: `${y}px`, right: 'auto', bottom: 'auto' });
        });
        const leave = autoUpdate(anchor, floating, place);
        // The bubble also moves by a transition, at the end of a drag.
        anchor.addEventListener('transitionend', place);
        stop = () => {
          anchor.removeEventListener('transitionend', place);
          leave();
        };
      },
      () => undefined,
    );
    return () => {
      stop?.();
      stop = undefined;
    };
  }, [bubble, panel]);
}

import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Moves the focus into an element when it appears, and back to where it was when it goes. */
export function useFocusHome(element: RefObject<HTMLElement | null>, present: boolean, home: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const inside = element.current;
    if (!present || !inside) return undefined;
    inside.focus({ preventScroll: true });
    return () => {
      const scope = inside.getRootNode() as Document | ShadowRoot;
      const focused = scope.activeElement;
      // Somebody who went on to the page meanwhile is not called back.
      if (!focused || focused === inside || inside.contains(focused)) home.current?.focus({ preventScroll: true });
    };
  }, [present]);
}

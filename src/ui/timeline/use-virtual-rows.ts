import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useRender } from '../hooks/use-changes.ts';

/** px of every row; the style sheet agrees. One height for all makes 100,000 rows as cheap as ten. */
export const ROW_HEIGHT = 48;
/** Rows rendered beyond either edge, so that a fling meets no empty space. */
const BEYOND = 8;
/** Rows by which the window moves at once; between, scrolling renders nothing. */
const STRIDE = 4;

/** Which rows to render for what is visible of a scroller. */
export function useVirtualRows(scroller: RefObject<HTMLElement | null>, count: number): { readonly first: number; readonly last: number; readonly onScroll: () => void } {
  const render = useRender();
  const visible = useRef({ first: 0, last: 24 });
  const measure = (): void => {
    const element = scroller.current;
    if (!element) return;
    const first = Math.floor(element.scrollTop / ROW_HEIGHT / STRIDE) * STRIDE - BEYOND;
    const shown = Math.ceil(element.clientHeight / ROW_HEIGHT);
    const next = { first, last: first + shown + 2 * BEYOND + STRIDE };
    if (next.first === visible.current.first && next.last === visible.current.last) return;
    visible.current = next;
    render();
  };
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { first: Math.max(0, visible.current.first), last: Math.min(count, visible.current.last), onScroll: measure };
}

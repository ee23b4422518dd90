import type { Stop } from '../events/events.ts';

/** Keeps a scroll that reached its end from going on in the page, where CSS cannot (Safari before 16). */
export function containScroll(element: HTMLElement): Stop {
  if (CSS.supports('overscroll-behavior', 'contain')) return () => undefined;
  let lastY = 0;
  const start = (event: TouchEvent): void => {
    lastY = event.touches[0]?.clientY ?? 0;
  };
  const move = (event: TouchEvent): void => {
    const y = event.touches[0]?.clientY ?? 0;
    const scroller = (event.target as Element).closest<HTMLElement>('.scroll, pre, .chips');
    const up = y > lastY;
    const room = scroller && (up ? scroller.scrollTop > 0 : scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1);
    const sideways = scroller && scroller.scrollWidth > scroller.clientWidth;
    lastY = y;
    if (!room && !sideways && event.cancelable) event.preventDefault();
  };
  element.addEventListener('touchstart', start, { passive: true });
  element.addEventListener('touchmove', move, { passive: false });
  return () => {
    element.removeEventListener('touchstart', start);
    element.removeEventListener('touchmove', move);
  };
}

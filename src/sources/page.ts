import type { Source } from '../events/events.ts';
import { all } from './guard.ts';
import { listen } from './natives.ts';

/** The page's life: shown and hidden, left and returned (back-forward cache), frozen and resumed. */
export const pageSource: Source = (emit) => {
  const undo = [
    listen(document, 'visibilitychange', () => emit(document.hidden ? 'page.hidden' : 'page.shown', {})),
    listen<PageTransitionEvent>(window, 'pagehide', ({ persisted }) => emit('page.left', { persisted })),
    listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
      if (persisted) emit('page.returned', { persisted });
    }),
    listen(document, 'freeze', () => emit('page.frozen', {})),
    listen(document, 'resume', () => emit('page.resumed', {})),
  ];
  return all(undo);
};
